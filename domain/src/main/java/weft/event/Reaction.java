package weft.event;

/**
 * A reaction to events: it sends a message or issues a command. The hub calls it at least once per
 * event, one event at a time, so it must be idempotent. If it throws, the hub retries after a
 * pause; only this reaction is delayed.
 */
public interface Reaction {
  /** A stable name; the hub stores the reaction's progress under it. */
  String name();

  boolean handles(Object payload);

  default Object sequenceOf(Recorded event) {
    return event.stream();
  }

  /**
   * Whether a reaction that is new in a release also handles earlier events, beginning at the first
   * event of the history. If false, a hub that has a history already begins with the events from
   * now on: partners must not get messages about last year because of an upgrade.
   */
  default boolean looksBack() {
    return true;
  }

  void react(Recorded event);
}
