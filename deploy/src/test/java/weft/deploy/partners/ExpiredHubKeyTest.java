package weft.deploy.partners;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import weft.edi.as2.As2Carrier;
import weft.edi.as2.As2Message;
import weft.edi.as2.As2Reception;
import weft.edi.as2.As2Settings;
import weft.edi.as2.PartnerKeys;
import weft.edi.outbox.AllowedAddresses;
import weft.edi.outbox.DeliverableFile;
import weft.edi.outbox.NotCarried;
import weft.edi.outbox.Outbox;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.party.PartyCode;
import weft.projections.party.DirectoryView;

/** The hub's own certificate has expired, so no partner would accept its signatures. */
class ExpiredHubKeyTest extends As2Partner {
  private final As2Settings expired =
      new As2Settings(
          "WEFT",
          url,
          PartnerKeys.signed("WEFT", Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(2)),
          hub.bean(AllowedAddresses.class),
          Duration.ofMinutes(1));
  private final DirectoryView directory = hub.bean(DirectoryView.class);
  private final DataSource writer = hub.bean(DataSource.class);

  @Test
  void it_takes_no_message_for_now() {
    try (var reception =
        new As2Reception(
            directory,
            expired,
            hub.bean(Reception.class),
            hub.bean(Outbox.class),
            new Lanes(),
            writer,
            Clock.systemUTC())) {
      var message = Map.of("as2-from", "LY-AS2", "as2-to", "WEFT", "message-id", "<expired@peer>");
      assertThat(reception.take(new As2Message(message, new byte[0]), "127.0.0.1").status())
          .isEqualTo(503);
    }
  }

  @Test
  void it_sends_none_and_says_why() {
    assertThat(put("LINGYUN", channel("as2", peer, "sync")).statusCode()).isEqualTo(200);
    try (var carrier = new As2Carrier(directory, expired, writer, Clock.systemUTC())) {
      var parcel =
          new DeliverableFile(
              UUID.randomUUID().toString(),
              new PartyCode("LINGYUN"),
              "a.edi",
              "UNB".getBytes(ISO_8859_1));
      assertThatThrownBy(() -> carrier.carry(parcel))
          .isInstanceOfSatisfying(
              NotCarried.class,
              it -> {
                assertThat(it.reason().en()).contains("own AS2 certificate", "retried");
              });
    } finally {
      agree();
    }
  }
}
