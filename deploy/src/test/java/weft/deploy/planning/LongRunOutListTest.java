package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.imports.HandedIn;

/** A long list of run-outs is answered without causes that are not known yet, and has them soon. */
class LongRunOutListTest {
  private static final int PARTS = 14;
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String run = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void whoever_asks_again_is_told_every_cause() {
    var buyer = new Api(hub, "hengyue-edi");
    String due = today.plusDays(10).format(DateTimeFormatter.BASIC_ISO_DATE);
    for (int i = 0; i < PARTS; i++)
      buyer.handIn(Delfors.of("LR" + i + run, "LR-" + run + "-" + i, "11", due, "40", due, "1"));
    Instant end = Instant.now().plusSeconds(60);
    long without = PARTS;
    while (without > 0) {
      assertThat(Instant.now()).as("%d without a cause", without).isBefore(end);
      without =
          supplier.items("/api/v1/run-outs?side=supplier&limit=500").stream()
              .filter(it -> it.path("part").asString().startsWith("LR-" + run))
              .filter(it -> it.at("/runOut/cause").isNull())
              .count();
      if (without > 0) HandedIn.pause();
    }
    JsonNode first =
        supplier.json("/api/v1/run-outs?side=supplier&part=LR-" + run + "-0").at("/items/0");
    assertThat(first.at("/runOut/cause/sentence/en").asString()).isNotEmpty();
  }
}
