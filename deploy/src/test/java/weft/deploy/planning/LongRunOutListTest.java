package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.imports.HandedIn;

/**
 * A long list of run-outs is answered at once without the causes that are not known yet, and has
 * them soon after.
 */
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
    assertThat(first.path("course").isNull()).as("only who asks is told").isTrue();
  }

  @Test
  void the_course_of_a_row_is_the_lowest_stock_of_each_week_of_its_balance() {
    String part = "LC-" + run;
    String due = today.plusDays(10).format(DateTimeFormatter.BASIC_ISO_DATE);
    new Api(hub, "hengyue-edi").handIn(Delfors.of("LC" + run, part, "11", due, "40", due, "1"));
    supplier.settle();
    var agreed =
        new Api(hub, "hengyue-planner")
            .post(
                "/api/v1/part-agreements?as=buyer",
                """
                {"partner": "JIAXIN", "part": "%1$s", "partnerPart": "%1$s", "unit": "PCE", "range": {"minimum": "5", "maximum": "60", "in": "quantity"}}
                """
                    .formatted(part),
                OwnHub.JSON);
    assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
    supplier.settle();
    JsonNode course =
        supplier
            .json("/api/v1/run-outs?side=supplier&course=true&part=" + part)
            .at("/items/0/course");
    JsonNode days =
        supplier.json("/api/v1/supply-balance?side=supplier&site=JX1&part=" + part).path("rows");
    assertThat(course.path("days").asInt()).isEqualTo(7);
    assertThat(course.path("lowest").size()).isEqualTo((days.size() + 6) / 7);
    for (int i = 0; i < days.size(); i++) {
      var closing = new BigDecimal(days.get(i).path("closing").asString());
      var lowest = new BigDecimal(course.path("lowest").get(i / 7).asString());
      assertThat(closing).as("day %d", i).isGreaterThanOrEqualTo(lowest);
      assertThat(course.path("minimum").get(i / 7).asString()).isEqualTo("5");
      assertThat(days.get(i).path("minimum").asString()).isEqualTo("5");
      assertThat(days.get(i).path("maximum").asString()).isEqualTo("60");
    }
    assertThat(course.path("lowest").get(2).asString()).isEqualTo("-41");
  }
}
