package weft.api.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.api.reading.ReadContexts;
import weft.api.sharing.NamedParties;
import weft.api.shipment.ShipmentBodies.Sent;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.event.Streams;
import weft.history.Positions;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * The hub looks up once whether the buyer orders in an unlisted unit, however many lines name it.
 */
@Tag("long")
class UnitsAskedOnceTest {
  private static final Partnership BETWEEN =
      new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN"));

  private final RunningHub hub = RunningHub.busy();
  private final List<String> asked = new ArrayList<>();

  private final BuyersNumbers numbers =
      new BuyersNumbers(hub.bean(ReadContexts.class), hub.bean(Positions.class)) {
        @Override
        boolean saidIn(Partnership between, String unit) {
          asked.add(unit);
          return super.saidIn(between, unit);
        }
      };

  @Test
  void one_look_up_for_all_lines_of_a_shipment() {
    new Api(hub, "hengyue-edi")
        .handIn(Delfors.of("ONCE-1", "ONCE-1", "01", "20270301", "40").replace("PCE", "BUC"));
    var line = new Sent.Line("ONCE-1", null, Quantity.of(1), "BUC", null, null, null, null, null);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var sent =
        new Sent(
            "ONCE",
            BETWEEN.buyer(),
            "JX1",
            "PLANT1",
            today,
            null,
            null,
            Collections.nCopies(50, line),
            null,
            null,
            null);
    var bodies =
        new ShipmentBodies(
            hub.bean(Streams.class),
            numbers,
            hub.bean(NamedParties.class),
            hub.bean(PartyDirectory.class),
            Clock.systemUTC());
    assertThat(bodies.despatch(BETWEEN, sent, null).lines()).hasSize(50);
    assertThat(asked).containsExactly("BUC");
  }
}
