package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** The sender's answers for a file of several interchanges. */
class FileOfSeveralTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api partner = new Api(hub, "hengyue-edi");

  @Test
  void a_file_is_pending_until_the_last_of_its_parts_was_taken_in() {
    String first = "A" + UUID.randomUUID().toString().substring(0, 8);
    String second = "B" + first.substring(1);
    JsonNode handed =
        partner.handIn(
            Delfors.of(first, first, "11", "20261201", "40")
                + Delfors.of(second, second, "11", "20261201", "40"));
    String file = "/api/v1/edi/interchanges/" + handed.path("id").asString();
    JsonNode whole = partner.json(file);
    assertThat(whole.path("outcome").asString()).isEqualTo("accepted");
    assertThat(whole.path("interchanges").size()).isEqualTo(2);
    assertThat(whole.path("interchanges").get(1).path("reference").asString()).isEqualTo(second);
    assertThat(whole.path("interchanges").get(1).path("from").asInt()).isPositive();
    JsonNode one =
        partner.json(
            "/api/v1/edi/interchanges/" + whole.path("interchanges").get(1).path("id").asString());
    assertThat(one.path("from")).isEqualTo(whole.path("interchanges").get(1).path("from"));
    assertThat(one.path("partOf").asString()).isEqualTo(handed.path("id").asString());
    assertThat(new Api(hub, "jiaxin-api").get(file).statusCode()).isEqualTo(404);

    conclude(handed, false); // as left by a hub that stopped in the middle
    assertThat(partner.json(file).path("outcome").asString()).isEqualTo("pending");
    conclude(handed, true);
    assertThat(partner.json(file).path("outcome").asString()).isEqualTo("accepted");
  }

  private void conclude(JsonNode file, boolean concluded) {
    hub.superuser()
        .sql("update weft.inbox set concluded = ?, attempts = 12 where id = ?::uuid")
        .params(concluded, file.path("id").asString())
        .update();
  }
}
