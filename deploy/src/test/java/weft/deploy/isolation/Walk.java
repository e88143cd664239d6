package weft.deploy.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.projections.board.Boards;

/** Builds requests that use every field of an operation in the API's description. */
public final class Walk {
  private static final Set<Set<String>> NAMES =
      Set.of(
          Set.of("id"),
          Set.of("id", "message"),
          Set.of("id", "n"),
          Set.of("id", "problem"),
          Set.of("id", "code"),
          Set.of("id", "sha256"),
          Set.of("id", "n", "sha256"));

  private static final String NOBODYS = "Tm9ib2R5Om5vdGhpbmc";
  private static final String NOBODYS_POSITION = "999999999999";
  private static final String NOBODYS_UUID = "00000000-0000-7000-8000-000000000000";

  /** Catena-X has the same names for all; SubmodelsTest covers the content. */
  private static final List<String> SUBMODELS = List.of("ItemStock", "WeekBasedCapacityGroup");

  private static final String NO_ID = "";
  private static final String ONE_STATEMENT_EACH = "submodels";

  private final RunningHub hub;
  private final ApiDescription api;
  private final Canaries canaries;

  public Walk(RunningHub hub, ApiDescription api, Canaries canaries) {
    this.hub = hub;
    this.api = api;
    this.canaries = canaries;
  }

  /** A request and its answer. */
  public record Sent(Operation operation, String target, HttpResponse<String> answer) {
    public int status() {
      return answer.statusCode();
    }

    /** The whole answer. */
    public String text() {
      return answer.headers().map() + "\n" + answer.body();
    }

    @Override
    public String toString() {
      return operation.method() + " " + target + " -> " + status() + " " + answer.body();
    }
  }

  /**
   * The operation without optional parameters on each of its paths, then each optional parameter by
   * itself: on one path of the party and on one of others, because every id uses the same
   * statement. The choice changes from one parameter to the next.
   */
  public List<Sent> all(Operation it, String bearer, String party) {
    List<Sent> sent = new ArrayList<>(bare(it, bearer, party));
    List<String> own = own(it, party);
    List<String> foreign = foreign(it, party);
    int turn = 0;
    for (JsonNode parameter : it.parameters("query"))
      for (String value : values(parameter, party)) {
        String query = "?" + parameter.path("name").asString() + "=" + encode(value);
        List<String> paths =
            kind(it).equals(ONE_STATEMENT_EACH)
                ? own
                : Stream.of(own, foreign).flatMap(oneOf(turn)).toList();
        for (String path : paths.isEmpty() ? List.of(with(it, nobodys(it))) : paths)
          sent.add(send(it, path + query, bearer));
        turn++;
      }
    return sent;
  }

  private static Function<List<String>, Stream<String>> oneOf(int turn) {
    return it -> it.isEmpty() ? Stream.of() : Stream.of(it.get(turn % it.size()));
  }

  /** The operation without optional parameters. */
  public List<Sent> bare(Operation it, String bearer, String party) {
    return paths(it, party).stream().map(path -> send(it, path, bearer)).toList();
  }

  /** The operation's paths: with some ids of the party, some of others, and an unknown one. */
  private List<String> paths(Operation it, String party) {
    List<String> paths = new ArrayList<>(own(it, party));
    paths.addAll(foreign(it, party));
    if (!kind(it).equals(NO_ID) && !kind(it).equals("exports")) paths.add(with(it, nobodys(it)));
    return paths;
  }

  /** The paths with ids of the party; changing operations use only others' ids. */
  private List<String> own(Operation it, String party) {
    if (kind(it).equals(NO_ID)) return List.of(it.path());
    if (kind(it).equals("exports")) return List.of(with(it, "part-agreements"));
    if (!it.method().equals("get")) return List.of();
    return some(ids(it, party, true)).stream().map(id -> with(it, id)).toList();
  }

  private List<String> foreign(Operation it, String party) {
    if (kind(it).equals(NO_ID)) return List.of();
    if (kind(it).equals("exports")) return List.of(with(it, "x"));
    return some(ids(it, party, false)).stream().map(id -> with(it, id)).toList();
  }

  /** At most four, spread over all of them. */
  public static List<String> some(List<String> ids) {
    int step = Math.max(1, (ids.size() + 3) / 4);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += step) some.add(ids.get(i));
    return some;
  }

  public List<String> ids(Operation it, String party, boolean own) {
    if (kind(it).equals(ONE_STATEMENT_EACH)) return own ? SUBMODELS : List.of();
    return canaries.idsOf(kind(it), party, own);
  }

  public static String nobodys(Operation it) {
    if (kind(it).equals(Canaries.POSITIONS)) return NOBODYS_POSITION;
    return kind(it).equals("interchanges") || kind(it).equals("alerts") ? NOBODYS_UUID : NOBODYS;
  }

  public static String with(Operation it, String id) {
    return it.path()
        .replace("{id}", id)
        .replace("{position}", id)
        .replace("{what}", id)
        .replace("{aspect}", id)
        .replace("{message}", "1")
        .replace("{n}", "1")
        .replace("{code}", "COOLANT")
        .replace("{sha256}", "0".repeat(64))
        .replace("{problem}", "1");
  }

  /**
   * The ids that a path takes, with the number of a message, a report or a problem. Add a new kind
   * of object to {@link Canaries}.
   */
  private static String kind(Operation it) {
    if (it.names("path").isEmpty()) return NO_ID;
    if (it.names("path").equals(Set.of("aspect"))) return ONE_STATEMENT_EACH;
    if (it.names("path").equals(Set.of("position"))) return Canaries.POSITIONS;
    if (it.names("path").equals(Set.of("what"))) return "exports"; // no client has any of these
    if (!NAMES.contains(it.names("path")))
      throw new AssertionError("The walk knows no ids for " + it);
    for (String kind :
        List.of(
            "call-offs", "orders", "interchanges", "documents", "partnerships", "alerts", "people"))
      if (it.path().contains("/" + kind + "/{id}")) return kind;
    if (it.path().contains("/history/streams/{id}")) return "orders";
    if (it.path().contains("/stock/reports/{id}")) return "stock-reports";
    if (Stream.of("/imports/{id}", "/views/{id}", "/replays/{id}").anyMatch(it.path()::contains))
      return "interchanges";
    for (var board : Boards.ALL)
      if (Stream.of(board.name(), board.name().replaceFirst("-", "/"))
          .anyMatch(name -> it.path().contains("/" + name + "/{id}"))) return board.name();
    throw new AssertionError("The walk knows no ids for " + it);
  }

  private List<String> values(JsonNode parameter, String party) {
    String name = parameter.path("name").asString();
    if (parameter.at("/schema/enum").isArray()) {
      List<String> values = new ArrayList<>();
      parameter.at("/schema/enum").forEach(it -> values.add(it.asString()));
      return values;
    }
    return switch (name) {
      case "schedule" -> some(canaries.idsOf("call-offs", party, false));
      case "part", "number" -> List.of("HY", "LY", "JX", "45");
      case "buyer" -> List.of("HENGYUE", "LINGYUN", "JIAXIN");
      case "supplier" -> List.of("JIAXIN", "HONGZHU");
      case "partner" -> List.of("HENGYUE", "LINGYUN", "JIAXIN", "HONGZHU");
      case "site" -> List.of("PLANT1", "WERK1", "JX1");
      case "state" -> List.of("open", "short");
      case "kind" -> List.of("overdue-theirs", "sequence-gap", "despatch-advice", "invoice");
      case "outcome" -> List.of("accepted", "delivered", "rejected");
      case "type" -> List.of("DELFOR", "ORD");
      case "reference" -> List.of("OHJ", "1");
      case "inAnswerTo" -> some(canaries.idsOf("interchanges", party, false));
      case "faulty" -> List.of("true", "false");
      case "from" -> List.of("1");
      case "changed" -> List.of("true", "false");
      case "order" -> List.of("4500099001", "1");
      case "segment" -> List.of("9");
      case "interchange" -> some(canaries.idsOf("interchanges", party, false));
      case "since" -> List.of("2026-11-01");
      case "until" -> List.of("2099-01-01");
      case "dueFrom" -> List.of("2020-01-01");
      case "dueUntil" -> List.of("2099-01-01");
      case "after" -> List.of("0", "7-3-1");
      case "limit" -> List.of("500");
      case "cursor" -> List.of("MQ", "MjAyNi0xMS0yNHwxfDA.AAAAAAAAAAAA");
      case "version" -> List.of("1", "9");
      case "reason" -> List.of("tried");
      case "charset" -> List.of("UTF-8");
      case "release", "against" -> List.of("0048");
      case "asOf" -> List.of(Instant.now().minusMillis(1).toString());
      case "atLeast" -> List.of("1");
      default -> List.of(ofType(parameter.path("schema")));
    };
  }

  /** For a parameter of one context alone: a value of its type. */
  private static String ofType(JsonNode schema) {
    return switch (schema.path("format").asString(schema.path("type").asString("string"))) {
      case "date" -> "2026-12-01";
      case "date-time" -> "2026-12-01T00:00:00Z";
      case "boolean" -> "true";
      case "int32", "int64", "integer", "number" -> "1";
      default -> "HENGYUE";
    };
  }

  public Sent send(Operation it, String target, String bearer) {
    var request = HttpRequest.newBuilder(hub.at(target)).timeout(Duration.ofSeconds(30));
    if (!bearer.isEmpty()) request.header("Authorization", bearer);
    for (JsonNode header : it.parameters("header")) header(request, header);
    String type = it.bodyType();
    if (!type.isEmpty()) request.header("Content-Type", type);
    var body =
        switch (type) {
          case "" -> BodyPublishers.noBody();
          case "application/json" -> BodyPublishers.ofString(api.body(it));
          case "application/x-ndjson" ->
              BodyPublishers.ofString(
                  "{\"gateway\": \"WALK\", \"at\": \"2026-12-01T00:00:00Z\"}\n");
          case "image/jpeg" -> BodyPublishers.ofString("no image");
          case "application/edifact" -> BodyPublishers.ofString(interchange());
          case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv" ->
              BodyPublishers.ofString("part\nHY\n");
          default -> throw new AssertionError("The walk has no body of type " + type);
        };
    request.method(it.method().toUpperCase(java.util.Locale.ROOT), body);
    try {
      var answer = Logins.HTTP.send(request.build(), BodyHandlers.ofString());
      return new Sent(it, target, answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An interchange of a company that none of the demo's clients belongs to. */
  private static String interchange() {
    return "UNB+UNOC:3+XIANGYIN:ZZ+WEFT:ZZ+261124:0800+WALK'UNH+1+ORDERS:D:96A:UN'UNT+2+1'UNZ+1+WALK'";
  }

  private static void header(HttpRequest.Builder request, JsonNode parameter) {
    String name = parameter.path("name").asString();
    String value = Map.of("If-Match", "\"1\"").get(name);
    if (value != null) request.header(name, value);
    else if (parameter.path("required").asBoolean())
      throw new AssertionError("The walk knows no value for the header " + name);
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
