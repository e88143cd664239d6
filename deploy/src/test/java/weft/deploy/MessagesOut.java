package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import weft.event.StreamId;

/** The messages that a hub writes to a partner because of entries by hand. */
public final class MessagesOut {
  private MessagesOut() {}

  /** Adds this message to those that the profile forwards. */
  public static void sends(Api buyer, String code, String message, String release) {
    sends(buyer, code, "JIAXIN", message, release);
  }

  public static void sends(
      Api buyer, String code, String supplier, String message, String release) {
    String id = StreamId.toUrl(StreamId.of("Partnership", code, supplier));
    String path = "/api/v1/partnerships/" + id + "/profile";
    JsonNode state = buyer.json(path);
    ObjectNode edi = ((ObjectNode) state.path("profile")).withObjectProperty("edi");
    var outbound = edi.withArrayProperty("outbound");
    if (outbound.valueStream().anyMatch(it -> it.path("message").asString().equals(message)))
      return;
    outbound.addObject().put("message", message).put("release", release);
    var done =
        buyer.put(
            path + "?reason=tried",
            state.path("profile").toString(),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + state.path("version").asString() + "\"");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
  }

  /** The message with this number; a reaction writes it some time after the answer. */
  public static String written(Api receiver, String message, String number)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      Optional<String> found = raw(receiver, message, number).findFirst();
      if (found.isPresent()) return found.get();
      assertThat(System.nanoTime()).as(number + " was not written").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** All sent messages of this type with this number. */
  public static List<String> all(Api receiver, String message, String number) {
    return raw(receiver, message, number).toList();
  }

  private static Stream<String> raw(Api receiver, String message, String number) {
    return receiver
        .items("/api/v1/edi/interchanges?direction=out&limit=500&type=" + message)
        .stream()
        .map(it -> receiver.get("/api/v1/edi/interchanges/" + it.path("id").asString() + "/raw"))
        .map(HttpResponse::body)
        .filter(it -> it.contains(number));
  }
}
