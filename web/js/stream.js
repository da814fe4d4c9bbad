// The connection to the program: a stream of snapshots that comes back by itself, and says when it is lost.
const patience = 6000;

export class Stream {
  constructor(onSnapshot, onState) {
    this.onSnapshot = onSnapshot;
    this.onState = onState;
    this.source = null;
    this.watch = null;
  }

  open() {
    this.close();
    this.onState("wait");
    this.source = new EventSource("/api/stream");
    this.source.onmessage = (event) => {
      this.heard();
      this.onSnapshot(JSON.parse(event.data));
    };
    this.source.onerror = () => {
      this.onState("lost");
      // A browser gives up for good after some answers; the program may be started again at any time.
      if (this.source?.readyState === EventSource.CLOSED) {
        this.again(2000);
      }
    };
    this.again(patience);
  }

  heard() {
    this.onState("ok");
    this.again(patience);
  }

  /** Opens anew when nothing comes for so long. */
  again(after) {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.onState("lost");
      this.open();
    }, after);
  }

  close() {
    clearTimeout(this.watch);
    this.source?.close();
    this.source = null;
  }
}
