package weft.deploy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.certificate.CertifiedPart.LIST;
import static weft.deploy.certificate.CertifiedPart.STRENGTH;
import static weft.deploy.certificate.CertifiedPart.at;
import static weft.deploy.certificate.CertifiedPart.said;
import static weft.deploy.certificate.CertifiedPart.seen;
import static weft.deploy.certificate.CertifiedPart.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;

/** The goods that certificates cover, and the quantity sent of them. */
class CertifiedDeliveriesTest {
  private final CertifiedPart of = new CertifiedPart();
  private final Api supplier = of.supplier;
  private final Api buyer = of.buyer;
  private final Api stranger = of.stranger;
  private final String own = of.own;

  @Test
  void more_sent_than_it_is_for_is_seen_by_both() {
    JsonNode it = of.issued("QL-", "3.1", "");
    String deliveries = at(it) + "/deliveries";
    JsonNode none = seen(buyer, it, deliveries);
    assertThat(none.path("sent").asString()).isEqualTo("0");
    JsonNode first =
        OwnHub.ok(supplier.post("/api/v1/shipments", of.shipment("LA-", 15), OwnHub.JSON));
    JsonNode some = seen(buyer, first, deliveries);
    assertThat(some.path("sent").asString()).isEqualTo("15");
    assertThat(some.path("exceeded").asBoolean()).isFalse();
    JsonNode second =
        OwnHub.ok(supplier.post("/api/v1/shipments", of.shipment("LB-", 6), OwnHub.JSON));
    for (Api side : List.of(supplier, buyer)) {
      JsonNode over = seen(side, second, deliveries);
      assertThat(over.path("sent").asString()).isEqualTo("21");
      assertThat(over.path("exceeded").asBoolean()).isTrue();
      assertThat(over.path("lines")).hasSize(2);
    }
    String id = second.path("id").asString();
    JsonNode cancelled =
        OwnHub.ok(supplier.post("/api/v1/shipments/" + id + "/cancellation", "", with(1)));
    assertThat(seen(buyer, cancelled, deliveries).path("sent").asString()).isEqualTo("15");
    assertThat(stranger.get(deliveries).statusCode()).isEqualTo(404);
  }

  @Test
  void a_shipment_says_which_certificates_are_missing() {
    JsonNode shipment =
        OwnHub.ok(supplier.post("/api/v1/shipments", of.shipment("LS-", 4), OwnHub.JSON));
    String lines = "/api/v1/shipments/" + shipment.path("id").asString() + "/certificates?";
    JsonNode none = buyer.json(lines + "atLeast=" + shipment.path("position").asLong());
    assertThat(none.at("/lines/0/missing/0").asString()).isEqualTo("3.1");
    assertThat(none.at("/lines/0/part").asString()).isEqualTo("HY-Z" + own);
    JsonNode it = of.issued("QS-", "3.1", "");
    JsonNode some = supplier.json(lines + "as=supplier&atLeast=" + it.path("position").asLong());
    assertThat(some.at("/lines/0/missing")).isEmpty();
    assertThat(some.at("/lines/0/part").asString()).isEqualTo(of.part);
    assertThat(some.at("/lines/0/certificates/0/number").asString()).isEqualTo("QS-" + own);
    assertThat(some.at("/lines/1/missing/0").asString()).as("another heat").isEqualTo("3.1");
    JsonNode revoked =
        OwnHub.ok(
            said(
                supplier, it, "/revocation", "{\"reason\": \"Wrong.\", \"from\": \"2026-12-01\"}"));
    JsonNode after = buyer.json(lines + "atLeast=" + revoked.path("position").asLong());
    assertThat(after.at("/lines/0/missing/0").asString()).isEqualTo("3.1");
    assertThat(after.at("/lines/0/certificates/0/inForce").asBoolean()).isFalse();
    assertThat(stranger.get(lines).statusCode()).isEqualTo(404);
  }

  @Test
  void shipments_that_lack_a_certificate_are_listed_until_every_line_has_one() {
    String list = "/api/v1/shipments?missingCertificates=true&number=LM-" + own;
    String goods = of.shipment("LM-", 4);
    JsonNode shipment = OwnHub.ok(supplier.post("/api/v1/shipments", goods, OwnHub.JSON));
    supplier.settle();
    assertThat(buyer.items(list)).hasSize(1);
    assertThat(supplier.items(list + "&as=supplier")).hasSize(1);
    assertThat(stranger.items(list + "&as=supplier")).isEmpty();
    JsonNode one = of.issued("QM-", "3.1", "");
    assertThat(buyer.items(list + "&atLeast=" + one.path("position").asLong()))
        .as("the other heat")
        .hasSize(1);
    // A 3.2 that nobody validated is not in force; a 3.1 of the heat is.
    String other = of.body("QN-", "3.2", STRENGTH, "").replace("H-" + own, "H-none");
    OwnHub.ok(supplier.post(LIST, other, OwnHub.JSON));
    supplier.settle();
    assertThat(buyer.items(list)).hasSize(1);
    OwnHub.ok(
        supplier.post(
            LIST, other.replace("QN-", "QP-").replace("\"3.2\"", "\"3.1\""), OwnHub.JSON));
    supplier.settle();
    assertThat(buyer.items(list)).isEmpty();
    OwnHub.ok(
        said(supplier, one, "/revocation", "{\"reason\": \"Wrong.\", \"from\": \"2026-12-01\"}"));
    supplier.settle();
    assertThat(buyer.items(list)).hasSize(1);
    String cancellation = "/api/v1/shipments/" + shipment.path("id").asString() + "/cancellation";
    OwnHub.ok(supplier.post(cancellation, "", with(shipment.path("version").asLong())));
    supplier.settle();
    assertThat(buyer.items(list)).as("cancelled").isEmpty();
  }

  @Test
  void what_is_missing_is_said_before_goods_leave() {
    String goods =
        """
        {"buyer": "HENGYUE", "lines": [{"part": "JX-Z%1$s", "batch": "H-%1$s"},
                                       {"partnerPart": "HY-Z%1$s"}, {"part": "NC-%1$s"}]}
        """
            .formatted(own);
    String check = "/api/v1/shipments/certificates/check";
    JsonNode lines = OwnHub.ok(supplier.post(check, goods, OwnHub.JSON)).path("lines");
    assertThat(lines.valueStream().map(it -> it.path("missing").size())).containsExactly(1, 1, 0);
    of.issued("QB-", "3.1", "");
    supplier.settle();
    JsonNode then = OwnHub.ok(supplier.post(check, goods, OwnHub.JSON)).path("lines");
    assertThat(then.at("/0/certificates/0/number").asString()).isEqualTo("QB-" + own);
    assertThat(then.valueStream().map(it -> it.path("missing").size()))
        .as("a line without a batch is not certified by one that names batches")
        .containsExactly(0, 1, 0);
    assertThat(buyer.post(check, goods, OwnHub.JSON).statusCode()).isEqualTo(403);
    assertThat(stranger.post(check, goods, OwnHub.JSON).statusCode())
        .as("no such parts")
        .isEqualTo(200);
  }
}
