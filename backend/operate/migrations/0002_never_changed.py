"""The database itself refuses to change or remove what was written down of staff."""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION operate_audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'What was written down of staff stays as it is.'; END $$
    """,
    """
    CREATE TRIGGER operate_audit_stays BEFORE UPDATE OR DELETE ON operate_auditentry
    FOR EACH ROW EXECUTE FUNCTION operate_audit_stays()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER operate_audit_stays_{verb.lower()} BEFORE {verb} ON operate_auditentry
    BEGIN SELECT RAISE(ABORT, 'What was written down of staff stays as it is.'); END
    """
    for verb in ("UPDATE", "DELETE")
]
UNDO = {
    "postgresql": [
        "DROP TRIGGER operate_audit_stays ON operate_auditentry",
        "DROP FUNCTION operate_audit_stays()",
    ],
    "sqlite": [f"DROP TRIGGER operate_audit_stays_{verb}" for verb in ("update", "delete")],
}


def guard(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("operate", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
