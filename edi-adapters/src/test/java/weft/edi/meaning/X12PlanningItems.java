package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.forecast;

import java.util.List;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.scheduling.release.ScheduleLine;

/** Items of an 830, and their meaning. */
abstract class X12PlanningItems {
  static final String PARTIES = "N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~";

  static Meaning meaning(String bfr, String below) {
    String text =
        X12Samples.set("830", X12Samples.inner(bfr + "~" + PARTIES + "LIN*1*BP*P1~" + below));
    ReadMessage read = Samples.read(text).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, null));
  }

  static Meaning item(String below) {
    return meaning("BFR*05**7*DL*A*20261130*20270228*20261124", below);
  }

  static List<ScheduleLine> scheduled(String below) {
    return forecast(item(below)).lines();
  }

  static final String RECEIVED = "SHP*02*1200*051*20260101**20261123~";
}
