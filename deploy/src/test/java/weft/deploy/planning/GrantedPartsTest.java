package weft.deploy.planning;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A grant names the owner's parts by the owner's own numbers. */
class GrantedPartsTest {
  private static final String PATH = "/api/v1/grants";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.shared();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-planner");

  @Test
  void a_part_that_its_owner_does_not_have_is_refused_where_it_stands_and_no_other_is_shared() {
    CountedParts.count(owner, hengyue, "GR-OWN", "5");
    var answer =
        owner.post(
            PATH,
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"GR-OWN\", \"GR-OWM\","
                + " \"GR-0WN\"]}",
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    var errors = Api.body(answer).path("errors");
    assertThat(errors).extracting(it -> it.path("code").asString()).containsOnly("part-unknown");
    assertThat(errors)
        .extracting(it -> it.path("pointer").asString())
        .containsExactly("/parts/1", "/parts/2");
    assertThat(errors.at("/0/text/en").asString()).contains("You have no part GR-OWM:");
    assertThat(errors.at("/0/text/zh").asString()).contains("贵公司没有零件 GR-OWM：");
    hengyue.settle();
    assertThat(hengyue.json("/api/v1/stock?part=GR-OWN").path("items")).isEmpty();
  }

  @Test
  void a_partners_number_is_no_part_of_its_own_and_is_told_what_it_calls_it() {
    OwnHub.ok(
        owner.post(
            "/api/v1/part-agreements",
            "{\"partner\": \"HENGYUE\", \"part\": \"GR-JX\", \"partnerPart\": \"GR-HY\", \"unit\":"
                + " \"PCE\"}",
            JSON));
    String grant = "{\"to\": \"%s\", \"what\": \"stock\", \"parts\": [\"%s\"]}";
    var theirs = owner.post(PATH, grant.formatted("HENGYUE", "GR-HY"), JSON);
    assertThat(theirs.statusCode()).as(theirs.body()).isEqualTo(422);
    assertThat(Api.body(theirs).at("/errors/0/text/en").asString())
        .isEqualTo("GR-HY is your partner's number; you call this part GR-JX.");
    var alsoTheirs = hengyue.post(PATH, grant.formatted("JIAXIN", "GR-JX"), JSON);
    assertThat(alsoTheirs.statusCode()).as(alsoTheirs.body()).isEqualTo(422);
    OwnHub.ok(owner.post(PATH, grant.formatted("HENGYUE", "GR-JX"), JSON));
    OwnHub.ok(hengyue.post(PATH, grant.formatted("JIAXIN", "GR-HY"), JSON));
  }

  @Test
  void a_part_of_a_capacity_group_alone_is_one_of_its_owner() {
    OwnHub.ok(
        owner.post(
            "/api/v1/capacity-groups",
            """
            {"code": "GR-GROUP", "site": "JX1", "names": {"en": "Grinding", "zh": "磨削"}, "unit": "HUR",
             "weeks": [{"week": "2027-W10", "actual": "40", "maximum": "60"}], "parts": [{"part": "GR-LOADS", "factor": "0.5"}]}\
            """,
            JSON));
    OwnHub.ok(
        owner.post(
            PATH,
            "{\"to\": \"HENGYUE\", \"what\": \"capacity\", \"parts\": [\"GR-LOADS\"]}",
            JSON));
  }

  @Test
  void of_very_many_that_are_unknown_the_first_are_told() {
    String parts =
        IntStream.range(0, 5_000).mapToObj(i -> "\"GR-NO-" + i + "\"").collect(joining(","));
    var answer =
        owner.post(
            PATH, "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [" + parts + "]}", JSON);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Api.body(answer).path("errors")).hasSize(50);
  }
}
