package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A buyer's system that sends schedules of its own parts, and the supplier's view of them. */
public abstract class FrontDoorSchedules {
  public final RunningHub hub = RunningHub.busy();
  public final Api buyer = new Api(hub, "hengyue-edi");
  public final Api supplier = new Api(hub, "jiaxin-api");
  public final String own = "FD" + UUID.randomUUID().toString().substring(0, 6);

  public String part(String name) {
    return own + name;
  }

  public JsonNode sent(String file, String outcome) {
    JsonNode answer = buyer.handIn(file);
    assertThat(answer.path("outcome").asString()).as(answer.toString()).isEqualTo(outcome);
    return answer;
  }

  /** Each fault and note of the single message as {@code code tag element}. */
  public static List<String> told(JsonNode answer) {
    return answer
        .at("/messages/0/faults")
        .valueStream()
        .map(
            it ->
                it.path("code").asString()
                    + " "
                    + it.path("tag").asString("-")
                    + " "
                    + it.path("element").asString("-"))
        .toList();
  }

  /** The lines that the supplier sees, as {@code due firmness quantity unit}. */
  public List<String> wanted(String part) {
    return supplier.items("/api/v1/call-offs?limit=200&part=" + part).stream()
        .filter(it -> it.path("part").asString().equals(part))
        .map(
            it ->
                String.join(
                    " ",
                    it.path("due").asString(),
                    it.path("firmness").asString(),
                    it.path("quantity").asString(),
                    it.path("unit").asString()))
        .toList();
  }

  public JsonNode schedule(String part) {
    JsonNode line =
        supplier.items("/api/v1/call-offs?limit=200&part=" + part).stream()
            .filter(it -> it.path("part").asString().equals(part))
            .findFirst()
            .orElseThrow();
    return supplier.json("/api/v1/call-offs/" + line.path("schedule").asString());
  }
}
