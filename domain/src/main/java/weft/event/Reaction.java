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

  /**
   * Whether it also does for what happened before it was there: where a hub has followed its
   * history without it, it begins at the first event, or else with what happens from then on.
   * Partners must not get messages about last year from a new release.
   */
  default boolean looksBack() {
    return true;
  }

  void react(Recorded event);
}
