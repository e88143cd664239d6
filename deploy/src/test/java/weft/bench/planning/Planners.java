package weft.bench.planning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import weft.bench.BenchDirectory;
import weft.bench.BenchHub;
import weft.bench.HttpsPartners;
import weft.json.Json;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Side;

/**
 * Made-up suppliers of a few OEMs, each with a site {@code PLANT1} and its own client, by HTTP.
 *
 * @param prefix of their codes, so that benches can share a hub without sharing parties
 */
record Planners(BenchHub hub, HttpsPartners clients, HttpClient http, String prefix, int count)
    implements AutoCloseable {
  static final String SITE = "PLANT1";
  private static final int BUYERS = 5;

  /** Registers all parties, and each supplier's partnership with its OEM. */
  static Planners introduced(BenchHub hub, String prefix, int suppliers) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var all = new Planners(hub, new HttpsPartners(hub), http, prefix, suppliers);
    for (int i = 0; i < all.buyers(); i++) all.register(all.buyer(i), Side.BUYER);
    var profile = BenchDirectory.learning(null);
    for (int i = 0; i < suppliers; i++) {
      all.register(all.supplier(i), Side.SUPPLIER);
      hub.introduce(
          new PartnershipAgreed(new Partnership(all.buyer(i), all.supplier(i)), profile, null));
    }
    hub.settle();
    return all;
  }

  private void register(PartyCode code, Side side) {
    var name = new Text(code.value(), code.value());
    var site = new Site(SITE, new Text("Plant 1", "一厂"), null);
    hub.introduce(new OrganizationRegistered(new Organization(code, name, null, List.of(site))));
    clients.enrol(code, side);
  }

  int buyers() {
    return Math.min(BUYERS, count);
  }

  PartyCode buyer(int supplier) {
    return new PartyCode(prefix + "-OEM-" + supplier % buyers());
  }

  PartyCode supplier(int number) {
    return new PartyCode(String.format(Locale.ROOT, "%s-%03d", prefix, number));
  }

  HttpRequest.Builder request(PartyCode party, String path) {
    return HttpRequest.newBuilder(URI.create(hub.url(path)))
        .header("Authorization", "Bearer " + clients.token(party));
  }

  HttpResponse<String> post(PartyCode party, String path, String type, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(party, path)
            .header("Content-Type", type)
            .timeout(Duration.ofMinutes(1))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Reads an answer that must be a success. */
  JsonNode get(PartyCode party, String path) throws IOException, InterruptedException {
    var answer = http.send(request(party, path).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200)
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    return Json.mapper().readTree(answer.body());
  }

  /** Closing it ends open streams. */
  @Override
  public void close() {
    clients.close();
    http.shutdownNow();
  }
}
