package weft.deploy.release;

import java.net.http.HttpResponse;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** Two acts beyond the demo and the examples, in the hub whose data a release keeps. */
public final class ReleaseStory {
  static final String KEY = "release-question";
  static final String TEXT = "May we send 80?";

  private ReleaseStory() {}

  /** Asks a question under an idempotency key, and pauses a channel. */
  public static void play(RunningHub hub) {
    var supplier = new Api(hub, "jiaxin-api");
    OwnHub.ok(ask(supplier, KEY, TEXT));
    OwnHub.ok(
        new Api(hub, "operator@weft")
            .post(
                OwnHub.OPERATOR + "channels/LINGYUN/pause",
                "{\"reason\": \"they move\"}",
                OwnHub.JSON));
    supplier.settle();
  }

  static HttpResponse<String> ask(Api supplier, String key, String text) {
    return supplier.postJson(
        "/api/v1/questions",
        "{\"partner\": \"HENGYUE\", \"about\": {\"kind\": \"part\", \"part\": \"JX-881\"},"
            + " \"text\":"
            + " \"%s\"}".formatted(text),
        "Idempotency-Key",
        key);
  }
}
