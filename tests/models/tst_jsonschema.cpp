// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/jsonschema.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Concord;

class tst_JsonSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFitsIsTaken_data();
    void whatFitsIsTaken();
    void theFirstMisfitIsNamed_data();
    void theFirstMisfitIsNamed();
    void aSchemaThatIsNotUnderstoodIsRefused_data();
    void aSchemaThatIsNotUnderstoodIsRefused();
    void aSchemaThatLeadsToItselfEnds();
    void everyKeywordIsTested();
};

namespace {

QJsonValue firstOf(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().first();
}

} // namespace

void tst_JsonSchema::whatFitsIsTaken_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *schema, const char *value) {
        QTest::addRow("%s | %s", schema, value) << QByteArray(schema) << QByteArray(value);
    };
    row(R"({})", "1");
    row(R"({"title": "t", "description": "d", "$comment": "c", "default": 1})", "null");
    row(R"({"type": "integer"})", "2");
    row(R"({"type": "integer"})", "2.0"); // JSON Schema: a number without a fraction
    row(R"({"type": ["null", "boolean"]})", "false");
    row(R"({"minLength": 2, "maxLength": 2})", R"("😀a")"); // code points, not code units
    row(R"({"pattern": "b"})", R"("abc")"); // anywhere
    row(R"({"pattern": "^[^\\W_]$"})", R"("é")");
    row(R"({"minLength": 9})", "1"); // says nothing of numbers
    row(R"({"minimum": 1, "maximum": 1})", "1");
    row(R"({"items": {"type": "string"}, "minItems": 1, "maxItems": 2})", R"(["a"])");
    row(R"({"uniqueItems": true})", R"([1, "1"])");
    row(R"({"properties": {"a": false}})", R"({"b": 1})");
    row(R"({"additionalProperties": {"type": "number"}})", R"({"b": 1})");
    row(R"({"if": {"const": 1}, "then": false})", "2");
    row(R"({"$ref": "#/$defs/a", "$defs": {"a": {"enum": [1, 2]}}})", "2");
}

void tst_JsonSchema::whatFitsIsTaken()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    const auto parsed = JsonSchema::parse(schema);
    VERIFY_RESULT(parsed);
    const auto fits = parsed->check(firstOf(value));
    QVERIFY2(fits, qPrintable(fits.error().message));
}

void tst_JsonSchema::theFirstMisfitIsNamed_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *schema, const char *value, const char *complaint) {
        QTest::addRow("%s | %s", schema, value)
            << QByteArray(schema) << QByteArray(value) << QString::fromUtf8(complaint);
    };
    row(R"({"type": "string"})", "1", "The file is not of the right kind: string.");
    row(R"({"type": "integer"})", "1.5", "The file is not of the right kind: integer.");
    row(R"({"type": ["null", "boolean"]})", "0",
        "The file is not of the right kind: null, boolean.");
    row(R"({"properties": {"a": {"enum": ["b", 1]}}})", R"({"a": "c"})",
        "a is \"c\"; it has to be one of: b, 1.");
    row(R"({"properties": {"a": {"const": true}}})", R"({"a": 1})", "a is 1; it has to be true.");
    row(R"({"properties": {"a": {"items": {"properties": {"b": {"minLength": 1}}}}}})",
        R"({"a": [{}, {"b": ""}]})", "a[1].b is too short.");
    row(R"({"items": {"maxLength": 1}})", R"(["ab"])", "[0] is too long.");
    row(R"({"items": {"pattern": "^a$"}})", R"(["a", "a\n"])",
        "[1] is “a\n”, which is not of the form ^a$.");
    row(R"({"items": {"minimum": 1}})", "[0]", "[0] has to be 1 at least.");
    row(R"({"items": {"maximum": 1000000}})", "[1000001]", "[0] has to be 1000000 at most.");
    row(R"({"minItems": 2})", "[1]", "The file has to hold 2 at least.");
    row(R"({"maxItems": 0})", "[1]", "The file may hold 0 at most.");
    row(R"({"uniqueItems": true})", R"([{"a": 1}, 2, {"a": 1}])",
        "[2] stands here for the second time.");
    row(R"({"required": ["a", "b"]})", R"({"a": 1})", "b is missing.");
    row(R"({"minProperties": 1})", "{}", "The file has to hold 1 at least.");
    row(R"({"properties": {"a": false}})", R"({"a": 1})", "a does not belong here.");
    row(R"({"properties": {"a": true}, "additionalProperties": false})", R"({"a": 1, "b": 2})",
        "b is no field here. Is it misspelt?");
    row(R"({"additionalProperties": {"type": "number"}})", R"({"b": "1"})",
        "b is not of the right kind: number.");
    row(R"({"propertyNames": {"enum": ["a"]}})", R"({"b": 1})",
        "b is \"b\"; it has to be one of: a.");
    row(R"({"allOf": [{"minItems": 0}, {"maxItems": 1}]})", "[1, 2]",
        "The file may hold 1 at most.");
    row(R"({"if": {"minItems": 2}, "then": {"items": {"const": 1}}})", "[1, 2]",
        "[1] is 2; it has to be 1.");
    row(R"({"if": {"minItems": 2}, "else": {"items": {"const": 1}}})", "[2]",
        "[0] is 2; it has to be 1.");
    row(R"({"$id": "x", "$schema": "y", "$ref": "#/$defs/a", "$defs": {"a": {"minItems": 1}}})",
        "[]", "The file has to hold 1 at least.");
}

void tst_JsonSchema::theFirstMisfitIsNamed()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, complaint);
    const auto parsed = JsonSchema::parse(schema);
    VERIFY_RESULT(parsed);
    const auto fits = parsed->check(firstOf(value));
    QVERIFY(!fits);
    QCOMPARE(fits.error().message, complaint);
}

void tst_JsonSchema::aSchemaThatIsNotUnderstoodIsRefused_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *schema, const char *place) {
        QTest::addRow("%s", schema) << QByteArray(schema) << QString::fromUtf8(place);
    };
    row("[]", "is not a JSON object");
    row("{", "is not a JSON object");
    row(R"({"oneOf": []})", "#/oneOf is a keyword that Concord does not know.");
    row(R"({"properties": {"a": {"items": {"format": "date"}}}})",
        "#/properties/a/items/format is a keyword that Concord does not know.");
    row(R"({"allOf": [{}, {"not": {}}]})", "#/allOf/1/not is a keyword");
    row(R"({"$defs": {"a": 1}})", "#/$defs/a has to be an object, in { }.");
    row(R"({"type": "text"})", "#/type is not what this keyword takes.");
    row(R"({"pattern": "("})", "#/pattern is not what this keyword takes.");
    row(R"({"minimum": "1"})", "#/minimum is not what this keyword takes.");
    row(R"({"required": ["a", 1]})", "#/required is not what this keyword takes.");
    row(R"({"enum": "a"})", "#/enum is not what this keyword takes.");
    row(R"({"uniqueItems": 1})", "#/uniqueItems is not what this keyword takes.");
    row(R"({"title": 1})", "#/title is not what this keyword takes.");
    row(R"({"allOf": []})", "#/allOf has to be a list of schemas.");
    row(R"({"properties": []})", "#/properties has to be an object of schemas.");
    row(R"({"$ref": "#/$defs/a"})", "#/$ref is not what this keyword takes.");
    row(R"({"$ref": "other.json"})", "#/$ref is not what this keyword takes.");
}

void tst_JsonSchema::aSchemaThatIsNotUnderstoodIsRefused()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, place);
    const auto parsed = JsonSchema::parse(schema);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(place), qPrintable(parsed.error().message));
}

void tst_JsonSchema::aSchemaThatLeadsToItselfEnds()
{
    const auto parsed =
        JsonSchema::parse(R"({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}})");
    VERIFY_RESULT(parsed);
    const auto fits = parsed->check(1);
    QVERIFY(!fits);
    QCOMPARE(fits.error().message, QStringLiteral("The file is nested too deeply."));
}

// A keyword without a row above would be taken and not be kept.
void tst_JsonSchema::everyKeywordIsTested()
{
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/tests/models/tst_jsonschema.cpp"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString source = QString::fromUtf8(file.readAll());
    const QStringList keywords = JsonSchema::knownKeywords();
    for (const QString &keyword : keywords)
        QVERIFY2(source.contains(u"{\"" + keyword + u"\":")
                     || source.contains(u", \"" + keyword + u"\":"),
                 qPrintable(keyword));
}

CONCORD_TEST(tst_JsonSchema)

#include "tst_jsonschema.moc"
