// Chooses between the screens for someone who is signed in and those for someone who is not.
import { SignIn } from "./account/sign-in.tsx";
import { Invitation } from "./account/invitation.tsx";
import { useDesk } from "./desk-context.ts";
import { Gate } from "./parts/gate.tsx";
import { Shell } from "./shell.tsx";

/** The whole page. */
export function App() {
  const desk = useDesk();
  const route = desk.route.value;
  const session = desk.session.state.value;
  if (route.type === "invitation") return <Invitation key={route.token} token={route.token} />;
  switch (session.type) {
    case "starting":
      return <Gate title="Handrail desk" isBusy />;
    case "unreachable":
      return (
        <Gate title="The relay cannot be reached">
          <p class="muted">Trying again by itself. Your drafts are kept in this tab.</p>
          <button type="button" class="button" onClick={() => desk.wake()}>
            Try now
          </button>
        </Gate>
      );
    case "signed-out":
      return <SignIn wasLost={session.wasLost} />;
    case "signed-in":
      return <Shell me={session.me} />;
  }
}
