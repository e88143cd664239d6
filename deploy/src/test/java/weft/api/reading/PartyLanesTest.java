package weft.api.reading;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weft.api.problem.TooManyAtATime;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;

/** A party has two places, whoever asks in its name; what it takes keeps nobody else waiting. */
class PartyLanesTest {
  private final PartyLanes lanes = new PartyLanes();

  private static Caller of(String party, String client) {
    return new Caller(new PartyCode(party), null, client, Set.of(Role.EDI), List.of());
  }

  @Test
  void a_third_is_told_to_come_later_and_another_party_is_not() {
    Caller third = of("HENGYUE", "three");
    PartyLanes.Place first = lanes.enter(of("HENGYUE", "one"));
    lanes.enter(of("HENGYUE", "two"));
    assertThatThrownBy(() -> lanes.enter(third)).isInstanceOf(TooManyAtATime.class);
    assertThatCode(() -> lanes.enter(of("LINGYUN", "one"))).doesNotThrowAnyException();
    first.close();
    assertThatCode(() -> lanes.enter(third)).doesNotThrowAnyException();
  }
}
