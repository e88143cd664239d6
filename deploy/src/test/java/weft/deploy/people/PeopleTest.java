package weft.deploy.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;
import weft.deploy.certificate.CertifiedPart;
import weft.deploy.demo.DemoPerson;
import weft.deploy.reading.Feed;
import weft.evidence.Checkpoint;
import weft.sealing.LogAudit;
import weft.sealing.SealedLog;

/** Events name people by code; their names stand in one table, where they can be erased. */
class PeopleTest {
  private static final String PEOPLE = "/api/v1/people";
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._-]+@[a-z]+");

  private final CertifiedPart of = new CertifiedPart();
  private final RunningHub hub = of.hub;
  private final JdbcClient superuser = hub.superuser();
  private final String code = code();
  private final String name = "顾小夏 Gu Xiaoxia " + of.own;

  private static String code() {
    return "P-" + ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999);
  }

  private HttpResponse<String> put(
      Api by, String person, String named, String department, String... headers) {
    return by.put(
        PEOPLE,
        "{\"code\": \"%s\", \"name\": \"%s\", \"department\": \"%s\"}"
            .formatted(person, named, department),
        OwnHub.with(OwnHub.JSON, headers));
  }

  private JsonNode registered(String department) {
    return OwnHub.ok(put(of.supplier, code, name, department));
  }

  private HttpResponse<String> issue(Api by, String number, String validatedBy) {
    String body = of.body(number, "3.1", CertifiedPart.STRENGTH, "");
    String other = body.replaceFirst("\"validatedBy\": \\{[^}]*}", validatedBy);
    return by.post(CertifiedPart.LIST, other, OwnHub.JSON);
  }

  private static String by(String person) {
    return "\"validatedBy\": {\"person\": \"%s\"}".formatted(person);
  }

  private static void assertRefused(HttpResponse<String> answer, String fault, String pointer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode first = Api.body(answer).at("/errors/0");
    assertThat(first.path("code").asString()).isEqualTo(fault);
    assertThat(first.path("pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void no_event_of_the_demo_holds_a_name_or_a_login() {
    List<String> events =
        RunningHub.shared()
            .superuser()
            .sql(
                "select convert_from(payload, 'UTF8') || convert_from(metadata, 'UTF8') from"
                    + " domain_event")
            .query(String.class)
            .list();
    assertThat(events).hasSizeGreaterThan(100);
    assertThat(events).anyMatch(it -> it.contains("\"user\":\"P-0003\""));
    for (String event : events) {
      assertThat(LOGIN.matcher(event).find()).as(event).isFalse();
      for (DemoPerson it : DemoPerson.ALL) assertThat(event).doesNotContain(it.name());
    }
  }

  @Test
  void an_erased_name_is_nowhere_and_hash_check_and_history_stay_as_they_were() throws Exception {
    JsonNode person = registered("quality");
    JsonNode issued = OwnHub.ok(issue(of.supplier, "P1-", by(code)));
    JsonNode before = CertifiedPart.seen(of.buyer, issued);
    assertThat(before.at("/validations/0/person").asString()).isEqualTo(code);
    assertThat(before.at("/validations/0/name/zh").asString()).as("the customer").isEqualTo(name);
    assertThat(before.at("/validations/0/department").asString()).isEqualTo("quality");
    long at = issued.path("position").asLong();
    assertThat(of.buyer.json("/api/v1/history/events/" + at).at("/after/certificates/0"))
        .as("an event and the feed name them as the list does")
        .isEqualTo(before);
    assertThat(new Feed(of.hub).items("hengyue-edi", Long.toString(at - 1), ""))
        .anyMatch(it -> it.at("/data/row").equals(before));
    String document = of.buyer.get(CertifiedPart.at(issued) + "/document").body();
    assertThat(document).contains(code).doesNotContain(name);
    assertThat(paper(issued)).contains("Gu Xiaoxia", code);
    assertThat(found(name)).containsExactly("person");
    String history = history(issued);
    var log = new SealedLog(hub.superusers());
    await(() -> newest(log).size() >= at);
    Checkpoint sealed = newest(log);

    String path = PEOPLE + "/" + person.path("id").asString();
    JsonNode erased = OwnHub.ok(of.supplier.delete(path));
    assertThat(erased.path("name").isNull()).isTrue();
    assertThat(erased.path("erasedBy").asString()).isEqualTo("jiaxin-api");
    assertThat(OwnHub.ok(of.supplier.delete(path))).as("again").isEqualTo(erased);

    JsonNode after = CertifiedPart.seen(of.buyer, issued);
    assertThat(after.at("/validations/0/name/en").asString()).isEqualTo("erased person");
    assertThat(after.at("/validations/0/name/zh").asString()).isEqualTo("已删除的人员");
    assertThat(after.path("sha256")).isEqualTo(before.path("sha256"));
    assertThat(of.buyer.get(CertifiedPart.at(issued) + "/document").body()).isEqualTo(document);
    assertThat(paper(issued)).contains("erased person", code).doesNotContain("Gu Xiaoxia");
    assertThat(
            Api.body(
                    new Browser(hub.url())
                        .get(CertifiedPart.check(after), "Accept", "application/json"))
                .path("state")
                .asString())
        .isEqualTo("genuine");
    assertThat(history(issued)).isEqualTo(history);
    assertThat(new LogAudit(hub.superusers()).of(sealed, _ -> {}).finding())
        .as("each proof from before stays valid")
        .isEqualTo(LogAudit.Finding.EQUAL);
    assertThat(found(name)).isEmpty();
    assertThat(of.supplier.items(PEOPLE + "?limit=500"))
        .noneMatch(it -> it.path("code").asString().equals(code));
    assertThat(of.supplier.items(PEOPLE + "?limit=500&erased=true"))
        .anyMatch(it -> it.path("code").asString().equals(code));
    assertThat(put(of.supplier, code, "Somebody else", "quality").statusCode())
        .as("a code is one person's for ever")
        .isEqualTo(409);
    assertRefused(issue(of.supplier, "P2-", by(code)), "person-unknown", "/validatedBy/person");
  }

  private static Checkpoint newest(SealedLog log) {
    return Checkpoint.of(log.checkpoint().orElseThrow().text());
  }

  /** The stored bytes of the event, on which its proof rests. */
  private String history(JsonNode written) {
    return superuser
        .sql(
            "select encode(payload || metadata, 'hex') from domain_event where position ="
                + " :position")
        .param("position", written.path("position").asLong())
        .query(String.class)
        .single();
  }

  private String paper(JsonNode issued) throws Exception {
    var request = of.buyer.request(CertifiedPart.at(issued) + "/pdf").GET().build();
    try (var pdf = Loader.loadPDF(Logins.HTTP.send(request, BodyHandlers.ofByteArray()).body())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  /** The tables with the text in any row, as characters or as bytes. */
  private List<String> found(String text) {
    String bytes = java.util.HexFormat.of().formatHex(text.getBytes(UTF_8));
    return superuser
        .sql("select tablename from pg_tables where schemaname = 'weft' order by 1")
        .query(String.class)
        .list()
        .stream()
        .filter(
            table ->
                superuser
                    .sql(
                        "select exists (select from weft."
                            + table
                            + " t where strpos(t::text, :text) > 0 or strpos(t::text, :bytes) > 0)")
                    .param("text", text)
                    .param("bytes", bytes)
                    .query(Boolean.class)
                    .single())
        .toList();
  }

  @Test
  void a_client_names_a_person_of_its_party_and_the_department_comes_from_the_register() {
    assertRefused(issue(of.supplier, "P3-", by(code)), "person-unknown", "/validatedBy/person");
    assertRefused(issue(of.supplier, "P3-", by("Li Wei")), "person-unknown", "/validatedBy/person");
    assertRefused(
        issue(of.supplier, "P3-", "\"statement\": \"x\""), "value-missing", "/validatedBy/person");
    assertRefused(
        issue(of.supplier, "P3-", by("P-0007")),
        "validator-not-independent",
        "/validatedBy/person");
    assertRefused(
        issue(
            of.supplier,
            "P3-",
            "\"validatedBy\": {\"person\": \"P-0008\", \"department\": \"quality\"}"),
        "field-unknown",
        "/validatedBy/department");
    OwnHub.ok(put(of.stranger, code, "Another company's", "quality"));
    assertRefused(issue(of.supplier, "P3-", by(code)), "person-unknown", "/validatedBy/person");
  }

  @Test
  void a_user_is_the_person_and_names_nobody_else() {
    var quality = new Api(hub, "quality@jiaxin");
    String own = DemoPerson.with("quality@jiaxin").code().value();
    JsonNode issued = OwnHub.ok(issue(quality, "P4-", "\"order\": \"1\""));
    assertThat(CertifiedPart.seen(quality, issued).at("/validations/0/person").asString())
        .isEqualTo(own);
    OwnHub.ok(issue(quality, "P5-", by(own)));
    assertRefused(issue(quality, "P6-", by("P-0008")), "person-not-caller", "/validatedBy/person");
  }

  @Test
  void a_register_is_kept_by_its_own_party_and_no_clerk_erases_a_colleague() {
    JsonNode person = registered("production");
    String path = PEOPLE + "/" + person.path("id").asString();
    var clerk = new Api(hub, "sales@jiaxin");
    assertThat(clerk.delete(path).statusCode()).isEqualTo(403);
    assertThat(put(clerk, code, name, "quality").statusCode()).isEqualTo(403);
    assertThat(of.stranger.delete(path).statusCode()).isEqualTo(404);
    assertThat(of.stranger.items(PEOPLE + "?limit=500"))
        .noneMatch(it -> it.path("id").equals(person.path("id")));
    assertThat(clerk.items(PEOPLE + "?limit=1&erased=true")).isNotEmpty();
    assertThat(new Browser(hub.url()).get(PEOPLE).statusCode()).isEqualTo(401);
    assertRefused(put(of.supplier, "CHEN-MIN", name, "quality"), "person-code-invalid", "/code");
    String member = DemoPerson.with("foreman@jiaxin").code().value();
    assertRefused(put(of.supplier, member, name, "quality"), "department-of-member", "/department");
    HttpResponse<String> still = of.supplier.delete(PEOPLE + "/" + member);
    assertThat(still.statusCode()).isEqualTo(409);
    assertThat(Api.body(still).path("code").asString()).isEqualTo("still-member");
  }

  @Test
  void only_who_has_seen_a_person_changes_it() {
    assertThat(registered("production").path("version").asLong()).isEqualTo(1);
    OwnHub.refused(put(of.supplier, code, name, "quality"), 428, "if-match-required");
    OwnHub.refused(put(of.supplier, code, name, "quality", "If-Match", "\"7\""), 412, "stale");
    HttpResponse<String> kept = put(of.supplier, code, name, "quality", "If-Match", "\"1\"");
    assertThat(OwnHub.ok(kept).path("department").asString()).isEqualTo("quality");
    assertThat(kept.headers().firstValue("ETag")).contains("\"2\"");
    HttpResponse<String> late = put(of.supplier, code, name, "sales", "If-Match", "\"1\"");
    OwnHub.refused(late, 412, "stale");
    assertThat(late.headers().firstValue("ETag")).contains("\"2\"");
    OwnHub.refused(put(of.supplier, code(), name, "sales", "If-Match", "\"1\""), 412, "stale");
  }

  /** Else the member could be given the code that is registered meanwhile, and fail. */
  @Test
  void a_registration_waits_for_a_member_who_gets_a_code() throws Exception {
    whileAnother(
        "select pg_advisory_xact_lock(hashtextextended('person:JIAXIN', 0))",
        () -> put(of.supplier, code, name, "quality"),
        answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
  }

  @Test
  void a_membership_given_back_during_an_erasure_stays_with_its_person() throws Exception {
    var operator = new Api(hub, "operator@weft");
    String login = "back-" + of.own + "@jiaxin.example";
    String path = "/api/v1/operator/members?subject=" + login.replace("@", "%40");
    String body =
        "{\"name\": \"%s\", \"party\": \"JIAXIN\", \"roles\": [\"quality\"], \"sides\": [\"supplier\"]}"
            .formatted(name);
    String person = OwnHub.ok(operator.put(path, body, OwnHub.JSON)).path("person").asString();
    OwnHub.ok(operator.delete(path));
    whileAnother(
        "update membership set enabled = true where subject = '" + login + "'",
        () -> of.supplier.delete(PEOPLE + "/" + person),
        answer -> OwnHub.refused(answer, 409, "still-member"));
    JsonNode now = OwnHub.ok(operator.get(path.replace("?", "?party=JIAXIN&limit=500&")));
    assertThat(now.path("items"))
        .anyMatch(
            it ->
                it.path("person").asString().equals(person)
                    && it.path("name").asString().equals(name)
                    && it.path("enabled").asBoolean());
  }

  /** Sends a request that has to wait for another transaction, which then commits. */
  private void whileAnother(
      String change, Callable<HttpResponse<String>> asking, Consumer<HttpResponse<String>> answered)
      throws Exception {
    try (Connection other = hub.superusers().getConnection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      int pid;
      try (var statement = other.createStatement()) {
        statement.execute(change);
        try (var row = statement.executeQuery("select pg_backend_pid()")) {
          row.next();
          pid = row.getInt(1);
        }
      }
      Future<HttpResponse<String>> answer = threads.submit(asking);
      while (waitingFor(pid) == 0) {
        assertThat(answer.isDone()).as("the request did not wait").isFalse();
        Thread.sleep(20);
      }
      other.commit();
      answered.accept(answer.get());
    }
  }

  private int waitingFor(int pid) {
    return superuser
        .sql("select count(*) from pg_stat_activity where :pid = any(pg_blocking_pids(pid))")
        .param("pid", pid)
        .query(Integer.class)
        .single();
  }

  @Test
  @Tag("long")
  void a_member_that_was_taken_is_erased_with_its_login() {
    var operator = new Api(hub, "operator@weft");
    String login = "gone-" + of.own + "@jiaxin.example";
    String path = "/api/v1/operator/members?subject=" + login.replace("@", "%40");
    JsonNode given =
        OwnHub.ok(
            operator.put(
                path,
                "{\"name\": \"%s\", \"party\": \"JIAXIN\", \"roles\": [\"quality\"], \"sides\": [\"supplier\"]}"
                    .formatted(name),
                OwnHub.JSON));
    String person = given.path("person").asString();
    assertThat(given.path("department").asString()).isEqualTo("quality");
    assertThat(given.at("/changedByName/zh").asString()).isEqualTo("魏东 Wei Dong");
    assertThat(of.supplier.delete(PEOPLE + "/" + person).statusCode()).isEqualTo(409);
    OwnHub.ok(operator.delete(path));
    OwnHub.ok(of.supplier.delete(PEOPLE + "/" + person));
    assertThat(found(name)).isEmpty();
    assertThat(found(login)).isEmpty();
    assertThat(operator.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void a_party_reads_the_names_of_its_own_people_and_no_partners() {
    String asked = "/api/v1/history/events?type=question-asked&limit=1";
    JsonNode own = new Api(hub, "edi@hengyue").items(asked).getFirst().path("actor");
    JsonNode partner = new Api(hub, "edi@jiaxin").items(asked).getFirst().path("actor");
    assertThat(own.path("user").asString()).isEqualTo("P-0001");
    assertThat(own.at("/name/en").asString()).isEqualTo("李娜 Li Na");
    assertThat(partner.path("party").asString()).isEqualTo("HENGYUE");
    assertThat(partner.path("user").isNull() && partner.path("name").isNull()).isTrue();
    JsonNode me = new Api(hub, "planner@jiaxin").json("/api/v1/me");
    assertThat(me.path("user").asString()).isEqualTo("planner@jiaxin");
    assertThat(me.path("person").asString()).isEqualTo("P-0003");
    assertThat(me.path("name").asString()).isEqualTo("何燕 He Yan");
  }
}
