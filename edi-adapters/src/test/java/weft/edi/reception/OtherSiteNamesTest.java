package weft.edi.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.Village;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleCommand.EndSchedule;
import weft.scheduling.DeliveryScheduleId;

/** Other names of a site, which may be the keys of its schedules. */
class OtherSiteNamesTest {
  @Test
  void a_site_has_its_gln_and_one_that_nobody_knows_has_none() {
    assertThat(OtherSiteNames.of(Village.PLAIN, List.of(named("PLANT1"), named("PLANT9"))))
        .isEqualTo(Map.of("PLANT1", List.of(gln())));
  }

  private static String gln() {
    return Village.PLAIN.site(new PartyCode("HENGYUE"), "PLANT1").orElseThrow().gln();
  }

  private static EndSchedule named(String site) {
    var id =
        new DeliveryScheduleId(
            new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), site, "A", null, null);
    return new EndSchedule(id, id);
  }
}
