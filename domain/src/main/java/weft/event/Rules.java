package weft.event;

import java.util.List;

/**
 * The rules of one stream: {@code decide} answers a command with events or refuses it, {@code
 * evolve} returns the state after an event. Both are pure: time, identity and user are part of the
 * command.
 *
 * @param <C> the sealed commands
 * @param <E> the sealed events
 * @param <S> the state itself
 */
public interface Rules<C, E, S extends Rules<C, E, S>> {
  List<E> decide(C command);

  S evolve(E event);
}
