package weft.deploy.release;

import java.net.http.HttpResponse;
import weft.deploy.Api;

/** A question under an idempotency key, asked in the hub whose data a release keeps. */
public final class ReleaseQuestion {
  static final String KEY = "release-question";
  static final String TEXT = "May we send 80?";

  private ReleaseQuestion() {}

  /** Asks it, as the supplier. */
  public static void ask(Api supplier) {
    var answer = ask(supplier, KEY, TEXT);
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
  }

  static HttpResponse<String> ask(Api supplier, String key, String text) {
    return supplier.postJson(
        "/api/v1/questions",
        "{\"partner\": \"HENGYUE\", \"about\": {\"kind\": \"part\", \"part\": \"JX-881\"}, \"text\":"
            + " \"%s\"}".formatted(text),
        "Idempotency-Key",
        key);
  }
}
