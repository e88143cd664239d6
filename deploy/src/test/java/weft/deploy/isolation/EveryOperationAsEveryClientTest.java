package weft.deploy.isolation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.SampleSize;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.Delfors;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.isolation.Walk.Sent;
import weft.history.Positions;

/**
 * Calls every operation in the API's own description as every client of the demo, as people, and
 * without login: none sees a string that reveals others' data, and others' objects are answered
 * like objects that do not exist. Then repeats this with the application's own filter removed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("isolation")
class EveryOperationAsEveryClientTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern TRACE = Pattern.compile("\"traceId\":\"[0-9a-f]+\"");

  /** The clients, and their parties; the auditor sees what it was granted, as its own test says. */
  private static final Map<String, String> CLIENTS = new LinkedHashMap<>();

  static {
    CLIENTS.put("hengyue-edi", "HENGYUE");
    CLIENTS.put("hengyue-planner", "HENGYUE");
    CLIENTS.put("lingyun-edi", "LINGYUN");
    CLIENTS.put("jiaxin-api", "JIAXIN");
    CLIENTS.put("hongzhu-api", "HONGZHU");
    CLIENTS.put("dingcheng-api", "DINGCHENG");
    CLIENTS.put("xiangyin-bank", "XIANGYIN");
    CLIENTS.put("jiahe-park", "JIAHE");
    CLIENTS.put("warehouse@jiaxin", "JIAXIN");
  }

  /** A separate hub, because the test removes its filter. */
  private final RunningHub hub = RunningHub.alone();

  private final ApiDescription api = ApiDescription.committed();
  private Canaries canaries;
  private Walk walk;

  private static String party(String client) {
    return requireNonNull(CLIENTS.get(client));
  }

  static Stream<String> clients() {
    return CLIENTS.keySet().stream();
  }

  @BeforeAll
  void plant() {
    new Api(hub, "hengyue-edi").handIn(Delfors.forTwoSuppliers("CANARY-1"));
    new Api(hub, "jiaxin-api")
        .handIn(
            SampleFiles.text(
                "despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "CANARY-DESADV"));
    alert("HENGYUE", "JIAXIN");
    alert("LINGYUN", "HONGZHU");
    canaries = Canaries.of(hub.superuser());
    walk = new Walk(hub, api, canaries);
  }

  @AfterAll
  void end() {
    hub.close();
  }

  private void alert(String sender, String receiver) {
    hub.superuser()
        .sql(
            "insert into edi_alert (kind, subject, sender, receiver, reference) values"
                + " ('overdue-ours', ?, ?, ?, 'CANARY-ALERT')")
        .params("canary of " + sender, sender, receiver)
        .update();
  }

  @Test
  void the_walk_has_canaries_and_ids_for_everyone() {
    CLIENTS.forEach(
        (client, party) -> {
          assertThat(canaries.foreignTo(party)).as(client).hasSizeGreaterThan(50);
          for (String kind : List.of("call-offs", "orders", "partnerships", "interchanges"))
            assertThat(canaries.idsOf(kind, party, false)).as(client).isNotEmpty();
        });
    assertThat(canaries.foreignTo("JIAXIN")).anyMatch(it -> it.contains("CANARY-VESSEL"));
    assertThat(api.operations()).hasSizeGreaterThanOrEqualTo(14);
  }

  /** Without optional parameters; the test below tries each of them without the filter. */
  @ParameterizedTest
  @MethodSource("clients")
  void nothing_of_others_is_seen(String client) {
    assertThat(leaks(client, walk::bare, _ -> true)).isEmpty();
  }

  /**
   * One client of each party: the database knows parties, and neither people nor roles. Every build
   * tries a third of them with every parameter, other ones each time.
   */
  static Stream<String> parties() {
    Set<String> before = new HashSet<>();
    return SampleSize.some(clients().filter(it -> before.add(party(it))).toList());
  }

  @ParameterizedTest
  @MethodSource("parties")
  void nothing_of_others_is_seen_by_row_security_alone(String client) {
    var filter = hub.bean(OwnFilter.class);
    try (var _ = filter.removed()) {
      assertThat(leaks(client, walk::all, _ -> true)).isEmpty();
      assertThat(filter.rewritten()).as("statements without their filter").isGreaterThan(20);
      assertThat(filter.untouched()).isEmpty();
    }
  }

  /** The control: without filter and row security the walk sees others' data, in every list. */
  @Test
  void without_either_line_the_walk_would_see_it() {
    try (var _ = hub.bean(OwnFilter.class).removedWithRowSecurity()) {
      // The hub cannot read the log of its own security, and remembers for a minute the order in
      // which a party's parts run out, so that the next test would read others' parts.
      assertThat(
              leaks(
                  "jiaxin-api",
                  walk::bare,
                  it ->
                      it.names("path").isEmpty()
                          && !it.path().endsWith("/security-log")
                          && !it.path().equals("/api/v1/run-outs")
                          && !it.path().equals("/api/v1/cockpit")))
          .map(it -> it.replaceFirst("[?: ].*", ""))
          .contains(
              "/api/v1/call-offs",
              "/api/v1/orders",
              "/api/v1/edi/interchanges",
              "/api/v1/partnerships",
              "/api/v1/partners");
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void what_belongs_to_others_is_answered_like_what_does_not_exist(String client) {
    compareWithNothing(client);
  }

  @ParameterizedTest
  @MethodSource("parties")
  void by_row_security_alone_it_is_answered_so_too(String client) {
    try (var _ = hub.bean(OwnFilter.class).removed()) {
      compareWithNothing(client);
    }
  }

  private void compareWithNothing(String client) {
    String bearer = Mint.bearer(hub, client);
    long head = hub.bean(Positions.class).head();
    for (Operation it : api.operations()) {
      if (it.names("path").isEmpty()) continue;
      var nothing = walk.send(it, Walk.with(it, Walk.nobodys(it)), bearer);
      assertThat(nothing.status()).as("%s", nothing).isIn(403, 404);
      for (String id : Walk.some(walk.ids(it, party(client), false))) {
        var foreign = walk.send(it, Walk.with(it, id), bearer);
        assertThat(foreign.status()).as("%s", foreign).isEqualTo(nothing.status());
        assertThat(plain(foreign)).as("%s", foreign).isEqualTo(plain(nothing));
      }
    }
    assertThat(hub.bean(Positions.class).head()).as("nothing recorded").isEqualTo(head);
  }

  /** The operator belongs to no party, the auditor to its own: neither gets raw bytes. */
  @Test
  void the_auditor_reads_no_raw_bytes_and_writes_nothing() {
    String bearer = Mint.bearer(hub, "shenji-audit");
    long head = hub.bean(Positions.class).head();
    for (Operation it : api.operations()) {
      if (it.streams()) continue;
      boolean ofBytes = it.path().contains("/interchanges");
      for (Sent sent : ofBytes ? walk.all(it, bearer, "SHENJI") : walk.bare(it, bearer, "SHENJI")) {
        assertThat(sent.status()).as("%s", sent).isNotEqualTo(500);
        if (!it.path().endsWith("/acknowledgement"))
          assertThat(sent.answer().body())
              .as("%s", sent)
              .doesNotStartWith("UNB+")
              .doesNotStartWith("UNA");
        boolean reads = it.path().contains("/check") || it.path().startsWith("/api/v1/evidence/");
        // It may start a replay, which compares rows and changes none.
        boolean replays = it.path().equals("/api/v1/replays");
        if (!it.method().equals("get") && !reads && !replays)
          assertThat(sent.status()).as("%s", sent).isEqualTo(403);
      }
    }
    assertThat(hub.bean(Positions.class).head()).isEqualTo(head);
  }

  /**
   * Two of the demo let the auditor read all contexts: it reads nothing that neither of them reads.
   */
  @Test
  void an_auditor_reads_what_those_who_granted_it_read_themselves() {
    var foreign = new ManyStrings(canaries.foreignTo("HENGYUE", "JIAXIN", "SHENJI"));
    assertThat(auditorsLeaks(foreign, walk::bare)).isEmpty();
    Set<String> granted = new HashSet<>(canaries.foreignTo("SHENJI"));
    granted.removeAll(canaries.foreignTo("HENGYUE", "JIAXIN", "SHENJI"));
    assertThat(auditorsLeaks(new ManyStrings(granted), walk::bare))
        .as("the same walk shows what they granted")
        .map(it -> it.replaceFirst("[?: ].*", ""))
        .contains("/api/v1/call-offs", "/api/v1/orders", "/api/v1/edi/interchanges");
    try (var _ = hub.bean(OwnFilter.class).removed()) {
      assertThat(auditorsLeaks(foreign, walk::bare)).isEmpty();
    }
  }

  /** A grant of one context shows nothing of the others, whoever owns them. */
  @Test
  void an_auditor_of_one_context_reads_nothing_of_another() {
    String granted = "update weft.grants set contexts = %s where what = 'audit'";
    hub.superuser().sql(granted.formatted("'[\"ordering\"]'::jsonb")).update();
    try {
      List<String> others = new ArrayList<>();
      for (String kind : List.of("call-offs", "shipments", "certificates", "capacity-groups"))
        others.addAll(canaries.idsOf(kind, "HENGYUE", true));
      assertThat(others).hasSizeGreaterThan(10);
      assertThat(auditorsLeaks(new ManyStrings(others), walk::bare)).isEmpty();
      assertThat(
              auditorsLeaks(new ManyStrings(canaries.idsOf("orders", "HENGYUE", true)), walk::bare))
          .isNotEmpty();
    } finally {
      hub.superuser().sql(granted.formatted("null")).update();
    }
  }

  private List<String> auditorsLeaks(ManyStrings foreign, Asked asked) {
    String bearer = Mint.bearer(hub, "shenji-audit");
    List<String> leaks = new ArrayList<>();
    for (Operation it : api.operations()) {
      // Its own log repeats what it asked for.
      if (it.streams() || !it.method().equals("get") || it.path().endsWith("/security-log"))
        continue;
      for (Sent sent : asked.of(it, bearer, "SHENJI"))
        for (String canary : foreign.in(sent.text()))
          if (isLeak(canary, sent)) leaks.add(sent.target() + ": " + canary);
    }
    return leaks;
  }

  /**
   * Where no grant is in force, every list is empty, and every object is one that does not exist.
   */
  @Test
  void an_auditor_without_a_grant_reads_nothing() {
    String granted = "update weft.grants set withdrawn_at = %s where what = 'audit'";
    hub.superuser().sql(granted.formatted("now()")).update();
    try {
      var foreign = new ManyStrings(canaries.foreignTo("SHENJI"));
      assertThat(auditorsLeaks(foreign, walk::bare)).isEmpty();
      String bearer = Mint.bearer(hub, "shenji-audit");
      for (Operation it : api.operations()) {
        if (it.names("path").isEmpty() || it.streams() || !it.method().equals("get")) continue;
        var nothing = walk.send(it, Walk.with(it, Walk.nobodys(it)), bearer);
        for (String id : Walk.some(walk.ids(it, "SHENJI", false))) {
          var foreignOne = walk.send(it, Walk.with(it, id), bearer);
          assertThat(foreignOne.status()).as("%s", foreignOne).isEqualTo(nothing.status());
          assertThat(plain(foreignOne)).as("%s", foreignOne).isEqualTo(plain(nothing));
        }
      }
    } finally {
      hub.superuser().sql(granted.formatted("null")).update();
    }
  }

  @Test
  void nobody_is_let_in_anywhere() {
    var open = api.operations().stream().filter(it -> it.node().has("security")).toList();
    assertThat(open)
        .extracting(Operation::path)
        .as("what a log publishes, and nothing else")
        .containsExactlyInAnyOrder(
            "/api/v1/evidence/checkpoint",
            "/api/v1/evidence/consistency",
            "/api/v1/evidence/keys",
            "/api/v1/evidence/key-changes",
            "/api/v1/evidence/policy",
            "/api/v1/evidence/certificates/checkpoint",
            "/api/v1/evidence/certificates/consistency",
            "/api/v1/evidence/certificates/keys",
            "/api/v1/evidence/certificates/key-changes",
            "/api/v1/evidence/certificates/policy",
            "/api/v1/evidence/certificates/proofs");
    for (Operation it : api.operations())
      for (String bearer : open.contains(it) ? List.<String>of() : List.of("", "Bearer nonsense"))
        // The hub does not examine the parameters of these callers.
        for (Sent sent : walk.bare(it, bearer, "NOBODY")) {
          assertThat(sent.status()).as("%s", sent).isEqualTo(401);
          assertThat(sent.answer().headers().firstValue("WWW-Authenticate")).isPresent();
          assertProblem(sent);
        }
  }

  /** Requests of an operation, by caller and party. */
  private interface Asked {
    List<Sent> of(Operation it, String bearer, String party);
  }

  /** Others' strings in answers, each with its place. */
  private List<String> leaks(String client, Asked asked, Predicate<Operation> which) {
    String party = party(client);
    String bearer = Mint.bearer(hub, client);
    var foreign = new ManyStrings(canaries.foreignTo(party));
    List<String> leaks = new ArrayList<>();
    for (Operation it : api.operations()) {
      if (it.streams() || !which.test(it)) continue; // EveryStreamTest reads streams
      for (Sent sent : asked.of(it, bearer, party)) {
        assertDocumented(sent);
        if (sent.status() >= 400) assertProblem(sent);
        for (String canary : foreign.in(sent.text()))
          if (isLeak(canary, sent)) leaks.add(sent.target() + ": " + canary);
      }
    }
    return leaks;
  }

  /**
   * An answer may repeat content of its request, and a number may be among its trace id's digits.
   */
  private static boolean isLeak(String canary, Sent sent) {
    return !sent.target().contains(canary)
        && without(TRACE, sent.text().replace(sent.target(), "")).contains(canary);
  }

  private static void assertDocumented(Sent sent) {
    assertThat(sent.operation().statuses()).as("%s", sent).contains(String.valueOf(sent.status()));
    assertThat(sent.status()).as("%s", sent).isNotEqualTo(500);
  }

  private static void assertProblem(Sent sent) {
    assertThat(sent.answer().headers().firstValue("Content-Type"))
        .as("%s", sent)
        .hasValue("application/problem+json");
    JsonNode problem = JSON.readTree(sent.answer().body());
    assertThat(problem.path("status").asInt()).isEqualTo(sent.status());
    for (String field : List.of("/type", "/title", "/detail", "/code", "/text/en", "/text/zh"))
      assertThat(problem.at(field).asString("")).as("%s of %s", field, sent).isNotBlank();
  }

  private static String without(Pattern what, String text) {
    return what.matcher(text).replaceAll("");
  }

  /** Every part of an answer that could distinguish two; the trace id and the time may differ. */
  private static String plain(Sent sent) {
    Set<String> headers = new TreeSet<>(sent.answer().headers().map().keySet());
    headers.removeAll(List.of("connection", "keep-alive")); // of the wire, not of the answer
    return without(TRACE, sent.answer().body()) + headers;
  }
}
