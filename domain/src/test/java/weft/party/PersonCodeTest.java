package weft.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Provenance;

class PersonCodeTest {
  @Test
  void a_code_has_no_room_for_a_name() {
    assertThat(new PersonCode("P-0007")).hasToString("P-0007");
    assertThat(PersonCode.isCode("P-123456789")).isTrue();
    for (String other : List.of("P-7", "P-1234567890", "p-0007", "P-CHEN", "陈敏", "P-0007 ", ""))
      assertThat(PersonCode.isCode(other)).as(other).isFalse();
  }

  @Test
  void an_event_takes_no_name_and_no_login_as_its_actor() {
    var jiaxin = new PartyCode("JIAXIN");
    for (String other : List.of("sales@jiaxin", "陈敏 Chen Min", "li.na@jiaxin.example"))
      assertThatThrownBy(() -> new Provenance.Actor(jiaxin, other, null))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(other);
    assertThat(new Provenance.Actor(jiaxin, "P-0007", null).member()).isEqualTo("P-0007");
    assertThat(new Provenance.Actor(jiaxin, null, "jiaxin-api").member()).isEqualTo("jiaxin-api");
  }
}
