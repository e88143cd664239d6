package weft.edi.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.mapping.DialectPipelineTest.amend;
import static weft.edi.mapping.DialectPipelineTest.changes;

import org.junit.jupiter.api.Test;
import weft.edi.mapping.DialectPipeline.Amended;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

class DialectOfX12Test {
  @Test
  void a_set_of_X12_is_amended_by_places_and_keeps_its_group_and_the_faults_of_its_trailer() {
    String text =
        "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*WEFT          "
            + " *261124*0612*U*00401*000000001*0*P*>~"
            + "GS*PO*HENGYUE*WEFT*20261124*0612*1*X*004010~ST*850*0001~"
            + "BEG*00*SA*4711**20261124~PO1*1*60*EA*12.5**BP*P-1~CTT*1~SE*9*0001~GE*1*1~IEA*1*000000001~";
    ReadMessage sent = Samples.read(text).messages().getFirst();
    assertThat(sent.faults()).extracting(Fault::code).containsExactly(FaultCode.WRONG_COUNT);
    Amended amended = amend(sent, "<on segment=\"PO1\"><set element=\"7\" value=\"P-2\"/></on>");
    assertThat(changes(amended))
        .containsExactly("5 PO1*1*60*EA*12.5**BP*P-1 > PO1*1*60*EA*12.5**BP*P-2");
    assertThat(amended.message().faults()).isEqualTo(sent.faults());
    assertThat(amended.message().group()).isSameAs(sent.group()).isNotNull();
    assertThat(amended.message().body().groupsAt("PO1")).hasSize(1);
  }
}
