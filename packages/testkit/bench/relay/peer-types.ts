// The few shapes of `ws` and `socket.io` that the benchmark uses: the packages themselves are not in the workspace.

interface WsSocket {
  send(text: string): void;
  terminate(): void;
  on(event: "message", listener: (data: unknown) => void): void;
  on(event: "open", listener: () => void): void;
  on(event: "error", listener: (error: Error) => void): void;
}

/** `ws`. */
export interface Ws {
  readonly WebSocket: new (url: string, options: { readonly perMessageDeflate: false }) => WsSocket;
  readonly WebSocketServer: new (options: { readonly server: object; readonly perMessageDeflate: false }) => {
    on(event: "connection", listener: (socket: WsSocket, request: { readonly url?: string }) => void): void;
  };
}

/** `socket.io`. */
export interface SocketIo {
  readonly Server: new (
    server: object,
    options: { readonly transports: readonly ["websocket"] },
  ) => {
    on(
      event: "connection",
      listener: (socket: {
        readonly handshake: { readonly query: { readonly role: string; readonly pair: string } };
        emit(event: "m", text: string): void;
        on(event: "m", listener: (text: string, acknowledge: () => void) => void): void;
      }) => void,
    ): void;
  };
}

/** `socket.io-client`. */
export interface SocketIoClient {
  io(
    url: string,
    options: {
      readonly transports: readonly ["websocket"];
      readonly forceNew: true;
      readonly query: { readonly role: string; readonly pair: string };
    },
  ): {
    emit(event: "m", text: string, acknowledged: () => void): void;
    on(event: "m", listener: (text: string) => void): void;
    on(event: "connect", listener: () => void): void;
    on(event: "connect_error", listener: (error: Error) => void): void;
    disconnect(): void;
  };
}
