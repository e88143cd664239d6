package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.SampleSize;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.isolation.Canaries;
import weft.deploy.isolation.ManyStrings;
import weft.deploy.isolation.OwnFilter;
import weft.history.Positions;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.board.Boards;
import weft.projections.board.ConcernedReaders;
import weft.projections.rows.Board;

/**
 * The feed of changes is the same as pages and as a stream: it is complete, contains nobody else's
 * data, and a reader can switch between the two at any place.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("own")
class ChangesTest {
  private static final String CHANGES = "/api/v1/changes?";

  /** The number that the stream reads at once; pages of the same size end at the same places. */
  private static final String AS_THE_STREAM = "&limit=200";

  private final RunningHub hub = RunningHub.alone();
  private final Feed feed = new Feed(hub);

  /** A schedule whose lines change at different times, with other events in between. */
  @AfterAll
  void end() {
    hub.close();
  }

  @BeforeAll
  void history() {
    var hengyue = new Api(hub, "hengyue-edi");
    for (int i = 1; i <= 4; i++) {
      hengyue.handIn(
          Delfors.of("FEED-A" + i, "FEED-A", "0" + i, "20261201", "40", "20261202", "" + (40 + i)));
      hengyue.handIn(Delfors.of("FEED-B" + i, "FEED-B" + i, "01", "20261201", "40"));
    }
    hengyue.handIn(Delfors.of("FEED-A5", "FEED-A", "05", "20261201", "40"));
  }

  /** A client, or a client and its side. */
  static Stream<String> viewpoints() {
    return Stream.of(
        "hengyue-edi",
        "lingyun-edi",
        "jiaxin-api&as=supplier",
        "jiaxin-api&as=buyer",
        "hongzhu-api",
        "xiangyin-bank",
        "shenji-audit");
  }

  /** Clients with little data read it in the smallest pages, one for each side. */
  static Stream<Arguments> small() {
    return SampleSize.some(
        List.of(
            Arguments.of("hengyue-edi", 7),
            Arguments.of("lingyun-edi", 1),
            Arguments.of("jiaxin-api&as=supplier", 7),
            Arguments.of("jiaxin-api&as=buyer", 3),
            Arguments.of("hongzhu-api", 1)));
  }

  @ParameterizedTest
  @MethodSource("small")
  void a_copy_kept_by_pages_of_any_size_is_what_the_lists_show(String viewpoint, int small) {
    var lists = Copy.ofLists(feed.api(viewpoint), Feed.side(viewpoint));
    assertThat(lists.rows()).hasSizeGreaterThan(3);
    for (int limit : List.of(small, 500)) {
      var copy = new Copy();
      feed.items(viewpoint, "0", "&limit=" + limit).forEach(copy::apply);
      assertThat(copy.rows()).as("pages of %d", limit).isEqualTo(lists.rows());
    }
  }

  /** A reader may have stopped after any page, and continues with another page size. */
  @Test
  @Tag("long")
  void a_copy_begun_in_the_midst_and_gone_on_with_is_whole() {
    String viewpoint = "jiaxin-api&as=supplier";
    var whole = Copy.ofLists(feed.api(viewpoint), Feed.side(viewpoint)).rows();
    var all = feed.items(viewpoint, "0", "&limit=5");
    for (int stop = 0; stop < all.size(); stop += Math.max(1, all.size() / SampleSize.of(10))) {
      var copy = new Copy();
      all.subList(0, stop + 1).forEach(copy::apply);
      feed.items(viewpoint, all.get(stop).path("id").asString(), "&limit=17").forEach(copy::apply);
      assertThat(copy.rows()).as("stopped after %d", stop).isEqualTo(whole);
    }
  }

  @Test
  @Tag("long")
  void a_copy_kept_while_much_is_written_is_whole_at_the_end() throws Exception {
    var hengyue = new Api(hub, "hengyue-edi");
    String viewpoint = "jiaxin-api&as=supplier";
    String begin = feed.api(viewpoint).json(CHANGES + Feed.side(viewpoint)).path("next").asString();
    var written =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= 12; i++)
                for (String part : List.of("FEED-X", "FEED-Y", "FEED-Z"))
                  hengyue.post(
                      "/api/v1/edi/interchanges",
                      Delfors.of(
                          part + i,
                          part,
                          "%02d".formatted(i),
                          "20261201",
                          "" + i,
                          "20261202",
                          "" + i / 2,
                          "2026120" + (3 + i % 3),
                          "7"),
                      "Content-Type",
                      "application/edifact");
            });
    var copy = new Copy();
    String cursor = begin;
    boolean over;
    do {
      over = written.isDone();
      if (over) hengyue.settle();
      JsonNode page;
      do {
        page = feed.api(viewpoint).json(CHANGES + "limit=2&after=" + cursor + Feed.side(viewpoint));
        page.path("items").forEach(copy::apply);
        cursor = page.path("next").asString();
      } while (page.path("more").asBoolean());
    } while (!over);
    written.get(60, TimeUnit.SECONDS);
    var lists = Copy.ofLists(feed.api(viewpoint), Feed.side(viewpoint) + "&part=FEED-");
    for (String part : List.of("FEED-X", "FEED-Y", "FEED-Z"))
      assertThat(of(copy, part)).as(part).isEqualTo(of(lists, part)).hasSize(3);
  }

  private static List<JsonNode> of(Copy copy, String part) {
    return copy.rows().values().stream()
        .filter(it -> it.path("part").asString("").equals(part))
        .toList();
  }

  static Stream<String> readers() {
    var few = List.of("jiaxin-api&as=supplier", "jiaxin-api&as=buyer", "xiangyin-bank");
    var many = SampleSize.ALL ? List.of("hengyue-edi", "shenji-audit") : List.<String>of();
    return Stream.concat(SampleSize.some(few), many.stream());
  }

  @ParameterizedTest
  @MethodSource("readers")
  void pages_tell_what_the_stream_tells(String viewpoint) throws Exception {
    var read = feed.items(viewpoint, "0", AS_THE_STREAM);
    assertThat(read).isEqualTo(feed.followed(viewpoint, "0", read.size()));
    if (read.size() < 2) return;
    int middle = read.size() / 2;
    while (othersOfItsEventFollow(read.get(middle))) middle++;
    String id = read.get(middle).path("id").asString();
    var rest = feed.items(viewpoint, id, AS_THE_STREAM);
    assertThat(rest.getFirst().path("id")).isEqualTo(read.get(middle + 1).path("id"));
    assertThat(rest)
        .as("from a page into the stream")
        .isEqualTo(feed.followed(viewpoint, id, rest.size()));
    String heard = feed.followed(viewpoint, "0", 2).get(1).path("id").asString();
    assertThat(feed.items(viewpoint, heard, "&limit=1").getFirst())
        .as("from the stream into pages")
        .isEqualTo(feed.followed(viewpoint, heard, 1).getFirst());
  }

  /** Whether further changes of its event follow, which a reader that stopped here has not seen. */
  private static boolean othersOfItsEventFollow(JsonNode item) {
    return item.path("id").asLong() < item.path("data").path("position").asLong()
        && !item.path("event").asString().equals("call-offs"); // which a later read may return
  }

  /** One event may change rows of several lists, and several rows of one. */
  @Test
  void what_one_event_changed_is_never_parted() {
    neverParted("jiaxin-api&as=supplier", 1);
  }

  @Test
  @Tag("long")
  void what_one_event_changed_for_an_oem_is_never_parted() {
    neverParted("hengyue-edi", 7);
  }

  private void neverParted(String viewpoint, int limit) {
    var whole = rows(viewpoint, "0", AS_THE_STREAM);
    assertThat(whole).anyMatch(ChangesTest::othersOfItsEventFollow);
    assertThat(rows(viewpoint, "0", "&limit=" + limit)).isEqualTo(whole);
    // Several positions, including the last: from each the rest is read anew.
    int[] parting =
        IntStream.range(0, whole.size() - 1)
            .filter(it -> othersOfItsEventFollow(whole.get(it)))
            .toArray();
    for (int it = 0; it < parting.length; it += Math.max(1, parting.length / SampleSize.of(12))) {
      int at = parting[parting.length - 1 - it];
      String seen = whole.get(at).path("id").asString();
      var rest = new HashSet<>(rows(viewpoint, seen, AS_THE_STREAM));
      assertThat(rest.containsAll(whole.subList(at + 1, whole.size()))).as(seen).isTrue();
    }
  }

  private List<JsonNode> rows(String viewpoint, String after, String more) {
    return feed.items(viewpoint, after, more).stream()
        .filter(it -> !it.path("event").asString().equals("call-offs"))
        .toList();
  }

  /** Open streams do not read other views. */
  @ParameterizedTest
  @MethodSource("viewpoints")
  void who_finds_anything_new_is_said_to_be_concerned(String viewpoint) {
    var all = feed.items(viewpoint, "0", AS_THE_STREAM);
    boolean auditor = viewpoint.equals("shenji-audit");
    var party = new PartyCode(auditor ? "SHENJI" : Feed.party(viewpoint));
    var viewer = auditor ? PartyScope.auditor(party) : PartyScope.viewer(party);
    int width = 25;
    long head = hub.bean(Positions.class).settled();
    int nobody = 0;
    for (long from = 0; from < head; from += width) {
      long after = from;
      var concerned = ConcernedReaders.by(hub.bean(JdbcClient.class), after, after + width);
      var views = concerned.views(viewer, viewer);
      if (views.isEmpty()) nobody++;
      assertThat(all)
          .filteredOn(
              it -> {
                long position = it.path("data").path("position").asLong();
                return position > after && position <= after + width;
              })
          .as("from %d", after)
          .extracting(it -> it.path("event").asString())
          .isSubsetOf(views);
    }
    if (!auditor) assertThat(nobody).as("it tells some apart").isPositive();
  }

  @Test
  void where_nothing_is_new_the_cursor_goes_on_all_the_same() {
    Api jiaxin = feed.api("jiaxin-api");
    JsonNode now = jiaxin.json(CHANGES);
    assertThat(now.path("items")).isEmpty();
    assertThat(now.path("more").asBoolean()).isFalse();
    assertThat(now.path("next").asLong()).isEqualTo(hub.bean(Positions.class).head());
    String next = now.path("next").asString();
    assertThat(jiaxin.json(CHANGES + "after=" + next)).isEqualTo(now);
    new Api(hub, "hengyue-edi").handIn(Delfors.of("FEED-C", "FEED-C", "01", "20261201", "40"));
    JsonNode then = jiaxin.json(CHANGES + "after=" + next);
    assertThat(then.path("items").toString()).contains("\"FEED-C\"");
    assertThat(feed.api("dingcheng-api").json(CHANGES + "after=" + next).path("items")).isEmpty();
    assertThat(feed.api("dingcheng-api").json(CHANGES + "after=" + next).path("next").asString())
        .as("moves on though all that came is others'")
        .isEqualTo(then.path("next").asString());
  }

  /** Most readers have seen everything; the hub reads nothing for them, so nothing delays them. */
  @Test
  void who_has_seen_everything_is_told_so_without_a_look_at_any_view() throws Exception {
    Api jiaxin = feed.api("jiaxin-api");
    jiaxin.settle();
    JsonNode seen = jiaxin.json(CHANGES);
    try (var _ = hub.closing("interchange", "purchase_order", "delivery_schedule", "shipments")) {
      assertThat(jiaxin.json(CHANGES + "after=" + seen.path("next").asString())).isEqualTo(seen);
    }
  }

  @Test
  void the_link_leads_to_the_next_page() {
    Api jiaxin = feed.api("jiaxin-api");
    var first = jiaxin.get(CHANGES + "after=0&limit=2");
    String link = first.headers().firstValue("Link").orElseThrow();
    assertThat(link).matches("<http.+>; rel=\"next\"");
    var second = jiaxin.json(link.substring(link.indexOf("/api/"), link.indexOf('>')));
    String next = Api.body(first).path("next").asString();
    assertThat(second).isEqualTo(jiaxin.json(CHANGES + "limit=2&after=" + next));
    assertThat(jiaxin.get(CHANGES).headers().firstValue("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "2,2", "501,500"})
  void a_page_has_its_limit(String asked, int most) {
    assertThat(
            feed.api("hengyue-edi").json(CHANGES + "after=0&limit=" + asked).path("items").size())
        .isBetween(1, most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "-1", "1.5", "5-", "5-1", "5-x-1", "999999999999999999", "1e3", "%00"})
  void what_is_no_cursor_of_this_history_is_refused(String after) throws Exception {
    var answer = feed.api("jiaxin-api").get(CHANGES + "after=" + after);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"cursor-invalid\"");
    if (after.equals("%00")) return;
    var stream = feed.open("jiaxin-api", after);
    assertThat(stream.statusCode()).isEqualTo(400);
  }

  @Test
  void a_side_one_does_not_have_is_refused() {
    assertThat(feed.api("hengyue-edi").get(CHANGES + "as=supplier").statusCode()).isEqualTo(403);
    assertThat(feed.api("dingcheng-api").get(CHANGES + "as=buyer").statusCode()).isEqualTo(403);
    assertThat(feed.api("jiaxin-api").get(CHANGES + "as=neither").statusCode()).isEqualTo(400);
  }

  /** Each reads all events, with and without the hub's own filter. */
  @Test
  void nothing_of_others_is_read() {
    var canaries = Canaries.of(hub.superuser());
    for (boolean removed : new boolean[] {false, true}) {
      try (var _ = removed ? hub.bean(OwnFilter.class).removed() : null) {
        viewpoints()
            .filter(it -> !it.startsWith("shenji"))
            .forEach(
                viewpoint -> {
                  String party = Feed.party(viewpoint);
                  String text = feed.items(viewpoint, "0", "&limit=500").toString();
                  if (!party.equals("XIANGYIN")) assertThat(text).contains("interchanges");
                  var foreign = new ManyStrings(canaries.foreignTo(party));
                  assertThat(foreign.in(text)).as(viewpoint).isEmpty();
                });
      }
    }
  }

  /** All rows except the party's own, whichever side it reads from. */
  private String bySide(String viewpoint) {
    var owned =
        Boards.ALL.stream()
            .filter(it -> it.seen() == Board.Seen.BY_OWNER)
            .map(Board::name)
            .toList();
    return feed.items(viewpoint, "0", "&limit=500").stream()
        .filter(it -> !owned.contains(it.path("event").asString()))
        .toList()
        .toString();
  }

  @Test
  void each_side_of_a_party_that_buys_and_sells_has_its_own_and_a_cursor_serves_both() {
    String sells = bySide("jiaxin-api&as=supplier");
    String buys = bySide("jiaxin-api&as=buyer");
    assertThat(sells).contains("\"supplier\":\"JIAXIN\"").doesNotContain("\"buyer\":\"JIAXIN\"");
    assertThat(buys).contains("\"buyer\":\"JIAXIN\"").doesNotContain("\"supplier\":\"JIAXIN\"");
    String cursor = feed.api("jiaxin-api").json(CHANGES + "as=supplier").path("next").asString();
    assertThat(feed.api("jiaxin-api").get(CHANGES + "as=buyer&after=" + cursor).statusCode())
        .isEqualTo(200);
  }
}
