package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Only the own company sees who works on a row. */
class InHandTest {
  private final RunningHub hub = RunningHub.shared();
  private final Api sales = new Api(hub, "sales@jiaxin");
  private final Api planner = new Api(hub, "planner@jiaxin");
  private final String list = "l-" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  private HttpResponse<String> put(Api by, boolean taken, String... rows) {
    var body = new JsonMapper().createObjectNode();
    body.put("list", list).put("taken", taken);
    var named = body.putArray("rows");
    Arrays.stream(rows).forEach(named::add);
    return put(by, body.toString());
  }

  private static HttpResponse<String> put(Api by, String body) {
    return by.put("/api/v1/in-hand", body, "Content-Type", "application/json");
  }

  private List<String> inHand(Api of) {
    return of.items("/api/v1/in-hand?list=" + list).stream()
        .map(it -> it.path("row").asString() + " " + it.path("takenBy").asString())
        .toList();
  }

  @Test
  void a_row_is_taken_taken_over_and_given_back() {
    assertThat(put(sales, true, "b", "a", "a").statusCode()).isEqualTo(200);
    assertThat(inHand(planner)).containsExactly("a P-0001", "b P-0001");
    var since = sales.items("/api/v1/in-hand?list=" + list).getFirst().path("takenAt");
    assertThat(put(sales, true, "a").statusCode()).isEqualTo(200);
    assertThat(sales.items("/api/v1/in-hand?list=" + list).getFirst().path("takenAt"))
        .as("whoever has it keeps it")
        .isEqualTo(since);
    put(planner, true, "b");
    assertThat(inHand(sales)).containsExactly("a P-0001", "b P-0003");
    put(sales, false, "b", "never taken");
    assertThat(inHand(planner)).containsExactly("a P-0001");
  }

  @Test
  void a_list_of_them_is_read_page_by_page() {
    put(sales, true, "PLANT1|A", "PLANT1|B~1", "PLANT1|C");
    var page = planner.json("/api/v1/in-hand?limit=2&list=" + list);
    assertThat(page.path("items")).hasSize(2);
    var next =
        planner.json(
            "/api/v1/in-hand?limit=2&list=" + list + "&cursor=" + page.path("next").asString());
    assertThat(next.path("items")).hasSize(1);
    assertThat(page.at("/items/1/row").asString()).isEqualTo("PLANT1|B~1");
    assertThat(next.path("next").isNull()).isTrue();
  }

  @Test
  void no_partner_sees_or_takes_what_another_company_has() {
    put(sales, true, "a");
    for (String other : List.of("buyer@hengyue", "hengyue-edi")) {
      var by = new Api(hub, other);
      assertThat(inHand(by)).as(other).isEmpty();
      put(by, false, "a");
    }
    assertThat(put(new Api(hub, "buyer@hengyue"), true, "a").statusCode()).isEqualTo(200);
    assertThat(inHand(sales)).containsExactly("a P-0001");
    assertThat(inHand(new Api(hub, "operator@weft"))).isEmpty();
    assertThat(put(new Api(hub, "operator@weft"), true, "a").statusCode()).isEqualTo(403);
    var auditor = new Api(hub, "shenji-audit");
    assertThat(inHand(auditor)).isEmpty();
    assertThat(put(auditor, true, "a").statusCode()).isEqualTo(403);
  }

  @Test
  void many_who_take_at_once_take_no_more_than_a_company_may_have() throws Exception {
    int takers = 8;
    var begin = new CyclicBarrier(takers);
    try (var each = Executors.newFixedThreadPool(takers)) {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int taker = 0; taker < takers; taker++) {
        String[] rows = new String[1_000];
        String own = taker + " of ";
        Arrays.setAll(rows, i -> own + i);
        all.add(
            () -> {
              var by = new Api(hub, "sales@hongzhu");
              begin.await();
              return put(by, true, rows).statusCode();
            });
      }
      List<Integer> answers = new ArrayList<>();
      for (var it : each.invokeAll(all)) answers.add(it.get());
      assertThat(answers).filteredOn(it -> it == 200).hasSize(5);
      assertThat(answers).filteredOn(it -> it == 409).hasSize(3);
    }
    var hongzhu = new Api(hub, "sales@hongzhu");
    List<String> taken = inHand(hongzhu);
    assertThat(taken).hasSize(5_000);
    put(hongzhu, false, taken.stream().map(it -> it.split(" P-", 2)[0]).toArray(String[]::new));
    assertThat(inHand(hongzhu)).isEmpty();
  }

  @Test
  void what_is_taken_is_bounded() {
    for (String faulty :
        List.of(
            "{}",
            "{\"list\":\"No List\",\"rows\":[],\"taken\":true}",
            "{\"list\":\"l\",\"rows\":[null],\"taken\":true}",
            "{\"list\":\"l\",\"rows\":[\"\"],\"taken\":true}",
            "{\"list\":\"l\",\"rows\":[\"" + "x".repeat(401) + "\"],\"taken\":true}",
            "{\"list\":\"l\",\"rows\":[\"a\"]}"))
      assertThat(put(sales, faulty).statusCode()).as(faulty).isEqualTo(422);
    var quality = new Api(hub, "quality@jiaxin");
    String[] many = new String[5_000];
    Arrays.setAll(many, i -> "row " + i);
    assertThat(put(quality, true, "one more").statusCode()).isEqualTo(200);
    var full = put(quality, true, many);
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body()).contains("too-many-in-hand");
    assertThat(inHand(quality)).as("none of them").containsExactly("one more P-0005");
  }
}
