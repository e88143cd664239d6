package weft.deploy.reading;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import weft.deploy.Api;
import weft.projections.board.Boards;
import weft.projections.stock.SharedStock;

/** A party's own copy of the hub's data, maintained only by the changes it receives. */
public final class Copy {
  /**
   * Members of the release in force instead of the line; the schedule's header carries their
   * changes.
   */
  private static final Set<String> OF_THE_RELEASE =
      Set.of(
          "release",
          "version",
          "change",
          "previousQuantity",
          "movedFrom",
          "withinFirmHorizon",
          "description");

  private final Map<String, JsonNode> rows = new TreeMap<>();

  /** A copy of the lists' content. */
  public static Copy ofLists(Api api, String side) {
    var copy = new Copy();
    for (JsonNode line : api.items("/api/v1/call-offs?limit=500" + side)) copy.line(line);
    for (JsonNode order : api.items("/api/v1/orders?limit=500" + side)) {
      String id = order.path("order").asString();
      copy.order(api.json("/api/v1/orders/" + id + "?" + side));
    }
    for (JsonNode it : api.items("/api/v1/edi/interchanges?direction=in&limit=500"))
      copy.interchange(it);
    return copy;
  }

  public void apply(JsonNode item) {
    JsonNode data = item.path("data");
    switch (item.path("event").asString()) {
      case "call-offs" -> {
        data.path("removed").forEach(it -> rows.remove(key(data.path("schedule"), it)));
        data.path("lines").forEach(this::line);
      }
      case "orders" -> order(data.path("order"));
      case "interchanges" -> interchange(data.path("interchange"));
      default -> {
        String event = item.path("event").asString();
        if (!event.equals(SharedStock.NAME)
            && Boards.ALL.stream().noneMatch(it -> it.name().equals(event)))
          throw new AssertionError("unknown event: " + item);
        // A row of a declared view comes whole, as its list has it.
      }
    }
  }

  public Map<String, JsonNode> rows() {
    return rows;
  }

  private void line(JsonNode line) {
    rows.put(
        key(line.path("schedule"), line), ((ObjectNode) line).deepCopy().remove(OF_THE_RELEASE));
  }

  private static String key(JsonNode schedule, JsonNode line) {
    return schedule.asString() + " " + line.path("due") + " " + line.path("ordinal");
  }

  private void order(JsonNode order) {
    rows.put(order.path("order").asString(), order);
  }

  /** The list counts faults; the change has their sentences. */
  private void interchange(JsonNode it) {
    rows.put(it.path("id").asString(), it.path("outcome"));
  }
}
