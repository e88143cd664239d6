package weft.event;

/**
 * When this happened, then do that: send a message, issue a command. At least once and one event at
 * a time, so it must bear to be repeated; what it throws is tried again after a pause and holds up
 * only itself.
 */
public interface Reaction {
  /** Stable: its progress is kept under it. */
  String name();

  boolean handles(Object payload);

  default Object sequenceOf(Recorded event) {
    return event.stream();
  }

  void react(Recorded event);
}
