"""Accounts: who curates keeps them as far as their own rights reach; superusers and groups are for superusers."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

FOR_SUPERUSERS = ("is_staff", "is_superuser", "user_permissions")


def beyond(keeper: User) -> QuerySet:
    """What the keeper may not."""
    return Permission.objects.exclude(pk__in=Permission.objects.filter(Q(user=keeper) | Q(group__user=keeper)))


def accounts_of(keeper: User) -> QuerySet:
    """Who sets a password can sign in with it: nobody keeps an account that may do more than they may, were it closed at present."""
    if keeper.is_superuser:
        return User.objects.all()
    further = Q(is_superuser=True) | Q(user_permissions__in=beyond(keeper)) | Q(groups__permissions__in=beyond(keeper))
    return User.objects.exclude(pk__in=User.objects.filter(further))


def groups_of(keeper: User) -> QuerySet:
    return Group.objects.all() if keeper.is_superuser else Group.objects.exclude(permissions__in=beyond(keeper))


class AccountAdmin(UserAdmin):
    list_display = ["username", "first_name", "last_name", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    list_per_page = 50
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", "groups", "is_active"]}),
        ("Who it is", {"fields": ["first_name", "last_name", "email"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "usable_password", "password1", "password2", "groups"]})]

    class Media:
        css = {"all": ["desk.css"]}

    def get_queryset(self, request):
        """The others are not found, whatever is asked of them."""
        return super().get_queryset(request) & accounts_of(request.user)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj != request.user)

    def get_fieldsets(self, request, obj=None):
        sets = super().get_fieldsets(request, obj)
        return [*sets, ("For superusers", {"fields": FOR_SUPERUSERS})] if obj and request.user.is_superuser else sets

    def get_readonly_fields(self, request, obj=None):
        """Nobody shuts themselves out."""
        kept = super().get_readonly_fields(request, obj)
        return [*kept, "is_active", "is_superuser", "is_staff"] if obj == request.user else kept

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def lookup_allowed(self, lookup, value, request=None):
        if request and not request.user.is_superuser and lookup.startswith(FOR_SUPERUSERS):
            return False
        return super().lookup_allowed(lookup, value, request)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"queryset": groups_of(request.user), "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """An account made here is one to curate with."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)


admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
