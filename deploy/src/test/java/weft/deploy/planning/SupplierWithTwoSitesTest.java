package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A call-off to a supplier with two sites counts once, and not at each of them. */
class SupplierWithTwoSitesTest extends OwnPartners {
  SupplierWithTwoSitesTest() {
    super("DUO");
  }

  @Test
  void a_call_off_counts_at_the_site_that_the_agreement_names_else_where_the_most_is_planned() {
    calledOff("DUO-1", "11", 40);
    planned("S1", "DUO-1", 30);
    planned("S2", "DUO-1", 50);
    supplier.settle();
    assertThat(dueAt("S1", "DUO-1")).isEqualTo("0");
    assertThat(dueAt("S2", "DUO-1")).isEqualTo("40");
    for (String site : List.of("S1", "S2"))
      assertThat(shipping(site, "DUO-1")).as(site).containsExactly("null S2 most-planned");
    assertThat(runOuts("DUO-1")).as("at neither site is it short").containsExactly("S1 -", "S2 -");

    posted(
        supplier,
        "part-agreements?as=supplier",
        """
        {"partner": "DUOBUY", "part": "DUO-1", "unit": "PCE", "shipFrom": "S1"}
        """);
    supplier.settle();
    assertThat(dueAt("S1", "DUO-1")).isEqualTo("40");
    assertThat(dueAt("S2", "DUO-1")).isEqualTo("0");
    for (String site : List.of("S1", "S2"))
      assertThat(shipping(site, "DUO-1")).as(site).containsExactly("DUOBUY S1 agreed");
    assertThat(runOuts("DUO-1")).containsExactly("S1 10", "S2 -");
  }

  private JsonNode balance(String site, String part) {
    return supplier.json("/api/v1/supply-balance?side=supplier&site=" + site + "&part=" + part);
  }

  private String dueAt(String site, String part) {
    for (JsonNode it : balance(site, part).path("rows"))
      if (it.path("from").asString().equals(monday.toString())) return it.path("out").asString();
    throw new AssertionError("no row of " + monday);
  }

  private List<String> shipping(String site, String part) {
    List<String> all = new ArrayList<>();
    for (JsonNode it : balance(site, part).path("shipping"))
      all.add(
          it.path("partner").asString("null")
              + " "
              + it.path("site").asString()
              + " "
              + it.path("why").asString());
    return all;
  }

  private List<String> runOuts(String part) {
    return supplier.items("/api/v1/run-outs?side=supplier&part=" + part).stream()
        .map(it -> it.path("site").asString() + " " + it.at("/runOut/size").asString("-"))
        .sorted()
        .toList();
  }
}
