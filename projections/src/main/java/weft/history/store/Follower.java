package weft.history.store;

import org.axonframework.eventhandling.EventMessage;

/**
 * Reads the history from where it stopped, and is woken only for events that concern it. The
 * methods are called by several threads and must not block.
 */
public interface Follower {
  /** A follower that every event concerns, and that finishes an event as soon as it has it. */
  Follower OF_ALL =
      new Follower() {
        @Override
        public boolean concerns(EventMessage<?> event) {
          return true;
        }

        @Override
        public long finished() {
          return Long.MAX_VALUE;
        }

        @Override
        public void passed(long after, long until) {
          // Every event concerns it.
        }
      };

  boolean concerns(EventMessage<?> event);

  /** The position up to which it has finished. */
  long finished();

  /** Notes that no event after the first position, up to the second, concerns the follower. */
  void passed(long after, long until);
}
