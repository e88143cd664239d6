package weft.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** The cumulatives of the demo's deliveries, as each partner reads them. */
class DemoCumulativesTest {
  private final RunningHub hub = RunningHub.shared();

  @Test
  void every_piece_between_the_two_is_explained_and_the_story_is_all_that_differs() {
    Map<String, String> differences = new TreeMap<>();
    for (String supplier : new String[] {"jiaxin-api", "hongzhu-api", "dingcheng-api"})
      for (JsonNode it : ledgers(new Api(hub, supplier))) {
        assertThat(it.path("unexplained").asString()).as(it.toString()).isEqualTo("0");
        it.path("explained")
            .valueStream()
            .forEach(
                why ->
                    differences.put(
                        it.path("part").asString() + " " + why.path("name").asString(),
                        why.path("kind").asString() + " " + why.path("quantity").asString()));
      }
    assertThat(differences)
        .containsEntry("HY-24031 JX-LS-0409", "damaged 2")
        .containsEntry("HY-24055 JX-LS-0417", "receipt-not-posted 20")
        .containsEntry("HY-31020 HZ-LS-0288", "in-transit 240")
        .containsEntry("HY-31002 HZ-LS-0289", "in-transit 12")
        .hasSize(4);
  }

  private static Iterable<JsonNode> ledgers(Api supplier) {
    var schedules = new TreeSet<String>();
    Set<String> ofDemo =
        DemoPart.ALL.stream().map(DemoPart::number).collect(Collectors.toUnmodifiableSet());
    // Other tests of this hub release their own parts.
    for (JsonNode it : supplier.items("/api/v1/call-offs?as=supplier&limit=200"))
      if (ofDemo.contains(it.path("part").asString()))
        schedules.add(it.path("schedule").asString());
    assertThat(schedules).isNotEmpty();
    return schedules.stream()
        .map(it -> supplier.json("/api/v1/cumulatives?schedule=" + it))
        .toList();
  }
}
