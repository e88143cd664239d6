/**
 * Reads despatch advices, receipts, invoices, stock reports and test results, both as documents and
 * as updates of shipments and stock.
 */
@NullMarked
package weft.edi.meaning.document;

import org.jspecify.annotations.NullMarked;
