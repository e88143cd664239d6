package weft.deploy.scheduling;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The API's answer about a schedule's cumulatives, in short form. */
final class LedgerSaid {
  private LedgerSaid() {}

  /** Both sides' figures, their difference, and its unexplained part. */
  static String figures(JsonNode it) {
    return "%s - %s = %s, %s"
        .formatted(
            it.at("/supplier/shipped").asString(),
            it.at("/buyer/received").asString(),
            it.path("difference").asString(),
            it.path("unexplained").asString());
  }

  static List<String> items(JsonNode it) {
    List<String> items = new ArrayList<>();
    for (JsonNode one : it.path("explained"))
      items.add(
          one.path("kind").asString()
              + " "
              + one.path("quantity").asString()
              + " "
              + one.path("name").asString());
    return items;
  }
}
