package weft.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.context.Contexts;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.PartRefusal.TransitOutOfBounds;
import weft.parts.StatedTerms;
import weft.party.PartyCode;
import weft.party.Side;

/** Several commands in one append, as in an import, and a check of the rules beforehand. */
class SeveralCommandsTest {
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode ONE = new PartyCode("JIAXIN");
  private static final PartyCode OTHER = new PartyCode("HONGZHU");
  private static final Provenance TO_ALL =
      new Provenance(
          new Provenance.Actor(BUYER, null, "hengyue-planner"),
          new Provenance.Source("request", null, null, "r-1"),
          Set.of(BUYER, ONE, OTHER),
          "r-1",
          null);

  private final OpenDesk desk = new OpenDesk();

  private static StatePart part(PartyCode supplier, String part, @Nullable Integer transitDays) {
    var terms =
        StatedTerms.of(null, null, "PCE", transitDays);
    return new StatePart(new PartAgreementId(BUYER, supplier, part), Side.BUYER, terms);
  }

  @Test
  void each_partner_sees_what_concerns_it_and_nothing_of_the_others() {
    List<StreamCommand> asked = List.of(part(ONE, "A", 1), part(OTHER, "B", 2));
    desk.tell(new Ask(TO_ALL, null, null, asked));
    assertThat(desk.appends()).hasSize(1);
    for (StreamCommand it : asked) {
      var message = desk.messages(it.stream()).getFirst();
      var seenBy = (Provenance) message.getMetaData().get(Provenance.KEY);
      assertThat(seenBy.participants()).isEqualTo(it.concerns()).hasSize(2);
    }
  }

  @Test
  void a_trial_says_what_the_rules_would_and_records_nothing() {
    desk.tell(new Ask(TO_ALL, null, null, List.of(part(ONE, "A", 1))));
    var outcomes =
        new DryRun(Contexts.TYPES, desk.streams())
            .of(
                List.of(
                    part(ONE, "A", 1), part(ONE, "B", 999), part(ONE, "C", 2), part(ONE, "C", 2)));
    assertThat(outcomes)
        .containsExactly(
            new DryRun.Outcome(null, false),
            new DryRun.Outcome(new TransitOutOfBounds(999, 365), false),
            new DryRun.Outcome(null, true),
            new DryRun.Outcome(null, false));
    assertThat(desk.appends()).hasSize(1);
  }
}
