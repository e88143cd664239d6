package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MdnTest {
  private static final HubKey PARTNER = key("PARTNER");
  private static final HubKey STRANGER = key("STRANGER");
  private static final Entity MESSAGE =
      Entity.of(Map.of(), "UNB+UNOC:3+A+B+261125:0800+1'UNZ+0+1'".getBytes(ISO_8859_1));

  private static HubKey key(String name) {
    return PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  @Test
  void a_receipt_says_of_which_bytes_it_is_and_is_believed_only_if_signed_by_the_partner()
      throws Exception {
    var mdn = new Mdn("<1@us>", "processed", Mdn.mic(MESSAGE, "sha-256"), "Thank you.");
    var ends = new Mdn.Ends("PARTNER", "HUB");
    List<X509Certificate> known = List.of(PARTNER.certificate());
    Entity written = received(mdn.written(ends, true, PARTNER));
    Mdn read = Mdn.read(written, known, true);
    assertThat(read).isEqualTo(mdn);
    String sha256 = Base64.getEncoder().encodeToString(Digest.of("sha-256", MESSAGE));
    assertThat(Receipts.refusal(read, "<1@us>", sha256)).isNull();
    assertThat(Receipts.refusal(read, "<2@us>", sha256)).isNotNull();
    assertThat(Receipts.refusal(read, "<1@us>", "other")).isNotNull();
    Entity strangers = received(mdn.written(ends, true, STRANGER));
    assertThatThrownBy(() -> Mdn.read(strangers, known, true)).isInstanceOf(NotAccepted.class);
    Entity unsigned = received(mdn.written(ends, false, PARTNER));
    assertThatThrownBy(() -> Mdn.read(unsigned, known, true)).isInstanceOf(NotAccepted.class);
    assertThat(Mdn.read(unsigned, known, false)).isEqualTo(mdn);
  }

  private static Entity received(As2Message it) {
    return Entity.of(
        Map.of("content-type", String.valueOf(it.fields().get("Content-Type"))), it.body());
  }
}
