package weft.edi.reception;

import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.PartyDirectory;

/**
 * Checks the receiver of an interchange: a party of this hub, or the hub itself. An interchange for
 * anybody else arrived by mistake, and the hub applies none of it (UCI 0085 = 7, TA105 = 008).
 */
final class Addressee {
  private Addressee() {}

  /**
   * Returns the interchange, with a fault if the hub does not know its receiver.
   *
   * @param receiver the hub's party code, otherwise the address in the envelope
   */
  static ReadInterchange checked(ReadInterchange read, String receiver, PartyDirectory directory) {
    Envelope envelope = read.envelope();
    // the missing receiver is already reported
    if (envelope == null || receiver.isBlank()) return read;
    boolean here = receiver.equals(Reception.HUB) || directory.named(receiver).isPresent();
    return here ? read : read.with(unknown(envelope, read));
  }

  private static Fault unknown(Envelope envelope, ReadInterchange read) {
    String address = envelope.receiver().id();
    Envelope.Place place = envelope.receiverPlace();
    Segment header = read.segments().isEmpty() ? null : read.segments().getFirst();
    String element = place.element();
    return new Fault(
        1,
        place.tag(),
        element,
        FaultCode.NOT_FOR_US,
        Severity.ERROR,
        header == null || element == null ? 0 : header.offsetOf(element),
        new Text(
                "Nobody on this hub has the address %s; nothing of the interchange was applied.",
                "本平台上没有地址为 %s 的企业；该 EDI 文件的内容均未执行。")
            .with(address));
  }
}
