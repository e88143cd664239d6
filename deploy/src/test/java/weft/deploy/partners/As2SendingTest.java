package weft.deploy.partners;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import weft.edi.as2.HubKey;
import weft.edi.as2.PartnerKeys;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;

/** The hub's messages to a partner with another AS2 system. */
class As2SendingTest extends As2Partner {
  private void put(String cause) {
    hub.bean(Outbox.class)
        .put(
            new OutgoingInterchange(
                null,
                cause,
                "WEFT",
                "LINGYUN",
                new EnvelopeParty("WEFT", "ZZ"),
                new EnvelopeParty("LINGYUN", "ZZ"),
                null,
                "CONTRL",
                false,
                ReaderOptions.STANDARD),
            reference ->
                ("UNB+UNOC:3+WEFT:ZZ+LINGYUN:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'"
                        + "UCI+A1+LINGYUN:ZZ+WEFT:ZZ+7'UNT+3+1'UNZ+1+%1$s'")
                    .formatted(reference)
                    .getBytes(ISO_8859_1));
  }

  private String state(String cause) {
    return db.sql("select state || ' ' || coalesce(last_error_en, '') from outbox where cause = ?")
        .param(cause)
        .query(String.class)
        .single();
  }

  private byte[] written(String cause) {
    return db.sql("select bytes from outbox where cause = ?")
        .param(cause)
        .query(byte[].class)
        .single();
  }

  @Test
  void what_the_hub_sends_is_delivered_once_the_partners_receipt_attests_it() throws Exception {
    try (var open = new As2Peer("LY-AS2", key).open()) {
      for (String mdn : List.of("sync", "async")) {
        assertThat(put("LINGYUN", channel("as2", open, mdn)).statusCode()).isEqualTo(200);
        String cause = "as2-out-" + mdn + UUID.randomUUID();
        put(cause);
        until(() -> state(cause).startsWith("delivered"));
        assertThat(open.received).anySatisfy(it -> assertThat(it).isEqualTo(written(cause)));
        assertThat(
                db.sql(
                        "select mdn_body is not null from as2_sent where key = (select id::text"
                            + " from outbox where cause = ?)")
                    .param(cause)
                    .query(Boolean.class)
                    .single())
            .isTrue();
      }
    } finally {
      agree();
    }
  }

  @Test
  void a_partners_no_is_shown_in_its_words() throws Exception {
    HubKey other = PartnerKeys.signed("X", java.time.Instant.now(), java.time.Duration.ofDays(9));
    try (var open = new As2Peer("LY-AS2", key).open()) {
      // Encrypted to a key that the partner does not have.
      String wrong = weft.edi.as2.Certificates.pem(other.certificate());
      String both =
          channel("as2", open, "sync", "LY-AS2", wrong)
              .replace(
                  "\"certificates\":[",
                  "\"certificates\":[" + JSON.writeValueAsString(open.pem()) + ",");
      assertThat(put("LINGYUN", both).statusCode()).isEqualTo(200);
      String cause = "as2-no-" + UUID.randomUUID();
      put(cause);
      until(() -> state(cause).startsWith("dead"));
      assertThat(state(cause)).contains("did not accept").contains("decryption-failed");
    } finally {
      agree();
    }
  }
}
