package weft.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;

/** Given these events, when a command is decided, then these events or this refusal follow. */
public final class Scenario<C, E, S extends Rules<C, E, S>> {
  private final S state;

  private Scenario(S state) {
    this.state = state;
  }

  public static <C, E, S extends Rules<C, E, S>> Scenario<C, E, S> given(S initial, List<E> past) {
    S state = initial;
    for (E event : past) state = state.evolve(event);
    return new Scenario<>(state);
  }

  public Asked when(C command) {
    return new Asked(command);
  }

  /** The decision on one command. */
  public final class Asked {
    private final C command;

    private Asked(C command) {
      this.command = command;
    }

    public Scenario<C, E, S> then(Object... expected) {
      List<E> events = state.decide(command);
      assertThat(events).isEqualTo(List.of(expected));
      return given(state, events);
    }

    public Scenario<C, E, S> thenNothing() {
      assertThat(state.decide(command)).isEmpty();
      return Scenario.this;
    }

    public Scenario<C, E, S> thenRefused(Refusal refusal) {
      assertThatThrownBy(() -> state.decide(command))
          .asInstanceOf(type(Refused.class))
          .extracting(Refused::refusal)
          .isEqualTo(refusal);
      return Scenario.this;
    }
  }
}
