package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.shipment.ShipmentCommand.AdviseShipment;

/** Documents kept from fixed records and IDocs. */
abstract class KeptRecords {
  static Meaning meaning(byte[] bytes, PartyCode sender, @Nullable PartyCode receiver) {
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, sender, receiver));
  }

  static BusinessDocument document(byte[] bytes, PartyCode sender, PartyCode receiver) {
    Meaning meaning = meaning(bytes, sender, receiver);
    assertThat(meaning.faults()).isEmpty();
    boolean despatch = Objects.requireNonNull(meaning.document()).kind() == Kind.DESPATCH_ADVICE;
    assertThat(meaning.commands())
        .as("the shipments that a despatch advice tells of take it")
        .allMatch(it -> despatch && it instanceof AdviseShipment);
    assertThat(meaning.partnership()).isEqualTo(new Partnership(HENGYUE, JIAXIN));
    return Objects.requireNonNull(meaning.document());
  }
}
