package weft.edi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;

/** The sound interchanges from which broken ones are made: the project's own samples. */
final class Seeds {
  /** An interchange with one char for each byte, and its separators. */
  record Seed(String text, Delimiters by) {}

  private static final String CONTRL =
      "UNB+UNOC:3+WEFT:ZZ+HENGYUE:ZZ+261124:0800+77'UNH+1+CONTRL:D:3:UN'UCI+1+HENGYUE:ZZ+WEFT:ZZ+7'"
          + "UCM+1+DELFOR:D:97A:UN+4+13'UCS+3+15'UCD+12+2:1'UNT+6+1'UNZ+1+77'";

  static final List<Seed> ALL =
      List.of(
          file("delfor-d97a-hengyue.edi"),
          file("830-004010-hengyue.x12"),
          file("orders-d96a.edi"),
          file("850-004010-hengyue.x12"),
          file("delfor-d97a-lingyun-una.edi"),
          file("delfor-d96a-syntax1.edi"),
          file("delfor-d04a-syntax4-utf8.edi"),
          file("orders-d97a-released-characters.edi"),
          file("orders-d01b-two-messages.edi"),
          file("orders-d96a-good-bad-good.edi"),
          file("orders-d96a-gb18030-under-unoa.edi"),
          records(Samples.text("vda-4905-hengyue.vda")),
          records(Samples.text("vda-4913-jiaxin.vda")),
          document("idoc-orders05-hengyue.xml"),
          document("idoc-delfor02-hengyue.xml"),
          document("idoc-delvry05-jiaxin.xml"),
          shipped("order-change-ordchg-d96a-hengyue-jiaxin.edi"),
          shipped("order-response-ordrsp-d96a-jiaxin-hengyue.edi"),
          shipped("call-off-deljit-d97a-hengyue-jiaxin.edi"),
          shipped("call-off-x12-862-hengyue-jiaxin.x12"),
          shipped("despatch-desadv-d96a-jiaxin-hengyue.edi"),
          shipped("despatch-x12-856-jiaxin-hengyue.x12"),
          shipped("receipt-recadv-d96a-hengyue-jiaxin.edi"),
          shipped("invoice-invoic-d96a-jiaxin-hengyue.edi"),
          shipped("test-results-qality-d96a-jiaxin-hengyue.edi"),
          shipped("nonconformance-x12-842-hengyue-jiaxin.x12"),
          records(text("self-billing-vda-4908-hengyue-jiaxin.vda")),
          of(CONTRL),
          of(
              X12Samples.interchange(
                  X12Samples.ISA_5010, "999", "005010", "AK1*PS*1*005010", "AK9*A*1*1*1")),
          of(X12Samples.set("997", "AK1*PS*1", "AK2*830*0001", "AK5*R*5", "AK9*R*1*1*0")),
          of(X12Samples.ISA + "TA1*000000001*261124*0800*A*000~IEA*0*000000001~"));

  private Seeds() {}

  private static Seed file(String name) {
    return of(Samples.text(name));
  }

  /** One of the samples that are shipped with the hub. */
  private static Seed shipped(String name) {
    return of(text(name));
  }

  private static String text(String name) {
    try {
      return Files.readString(Path.of("../deploy/samples", name), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records of 128 bytes, split at their ends and blanks. */
  private static Seed records(String text) {
    return new Seed(text, new Delimiters('/', ' ', '.', '?', '-', '\n'));
  }

  /** XML, split at the ends and beginnings of its tags. */
  private static Seed document(String name) {
    return new Seed(Samples.text(name), new Delimiters('"', '<', '.', '?', '/', '>'));
  }

  private static Seed of(String text) {
    Envelope envelope = EdiReader.scan(text.getBytes(ISO_8859_1));
    if (envelope == null) throw new IllegalStateException("no envelope: " + text);
    return new Seed(text, envelope.delimiters());
  }
}
