package weft.deploy.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.HubRelease;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Browser;

/** Hubs report every metric that the alerts and dashboards query. */
class MonitoringTest {
  private static final Path MONITORING = Path.of("monitoring");
  private static final Pattern METRIC = Pattern.compile("\\b(?:weft|http|hikaricp|jvm)_[a-z0-9_]+");

  private final RunningHub hub = RunningHub.shared();

  @Test
  void every_metric_of_the_alerts_and_the_dashboard_is_one_of_the_hub() throws Exception {
    Set<String> asked = new TreeSet<>();
    for (String file : new String[] {"alerts.yml", "dashboard.json"})
      METRIC
          .matcher(Files.readString(MONITORING.resolve(file), UTF_8))
          .results()
          .forEach(it -> asked.add(it.group()));
    assertThat(asked).hasSizeGreaterThan(20);
    asked.remove("weft_issuer_up"); // the demo is its own issuer; IssuerAwayTest covers this metric
    new Browser(hub.url()).get("/actuator/health");
    Set<String> told = told();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!told.containsAll(asked) && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(100); // the hub checks certificates at intervals
      told = told();
    }
    assertThat(told).containsAll(asked);
    var dashboard = new JsonMapper().readTree(MONITORING.resolve("dashboard.json").toFile());
    assertThat(dashboard.path("title").asString()).isEqualTo("Weft");
  }

  @Test
  void interchanges_are_counted_by_what_became_of_them_and_views_by_how_far_they_are() {
    double before = value("weft_interchanges_total{outcome=\"accepted\"}");
    double again = value("weft_interchanges_total{outcome=\"duplicate\"}");
    var edi = new Api(RunningHub.busy(), "hengyue-edi");
    String order =
        SampleFiles.text("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "COUNTED-1")
            .replace("4500099001", "COUNTED-1");
    edi.handIn(order);
    edi.handIn(order);
    assertThat(value("weft_interchanges_total{outcome=\"accepted\"}")).isGreaterThan(before);
    assertThat(value("weft_interchanges_total{outcome=\"duplicate\"}")).isGreaterThan(again);
    assertThat(value("weft_history_position")).isPositive();
    assertThat(value("weft_view_position{view=\"order-board\"}")).isPositive();
    assertThat(value("weft_view_lag{view=\"order-board\"}")).isNotNegative();
    assertThat(value("weft_release{version=\"" + HubRelease.version() + "\"}")).isEqualTo(1);
  }

  private Set<String> told() {
    Set<String> told = new TreeSet<>();
    new Browser(hub.url())
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(it -> !it.startsWith("#"))
        .forEach(it -> told.add(it.replaceAll("[{ ].*", "")));
    return told;
  }

  private static double value(String series) {
    return new Browser(RunningHub.busy().url())
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(it -> it.startsWith(series + " "))
        .mapToDouble(it -> Double.parseDouble(it.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
