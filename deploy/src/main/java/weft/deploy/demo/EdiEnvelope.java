package weft.deploy.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.writer.EdiWriter;
import weft.party.PartyCode;

/** The envelopes of the demo's buyers, addressed to the hub. */
final class EdiEnvelope {
  private EdiEnvelope() {}

  /** Chinese descriptions need UTF-8 and thus syntax 4; LINGYUN writes Latin 1 in syntax 3. */
  static EdiWriter begin(PartyCode sender, String reference, LocalDateTime prepared) {
    return sender.equals(DemoNetwork.LINGYUN)
        ? begin("UNOC", 3, StandardCharsets.ISO_8859_1, sender, reference, prepared)
        : begin("UNOY", 4, StandardCharsets.UTF_8, sender, reference, prepared);
  }

  private static EdiWriter begin(
      String syntax,
      int version,
      Charset charset,
      PartyCode sender,
      String reference,
      LocalDateTime prepared) {
    return new EdiWriter(
        new Envelope(
            syntax,
            version,
            new EnvelopeParty(sender.value(), "ZZ"),
            new EnvelopeParty("WEFT", "ZZ"),
            prepared,
            reference,
            "",
            true,
            false,
            version < 4 ? Delimiters.DEFAULT : Delimiters.DEFAULT_4,
            charset),
        true);
  }
}
